import { isJsonObject, type Json } from "@/lib/json";
import type { ApiDescription, MediaTypeSpec } from "@/lib/openapi/operation";
import { readString } from "@/lib/openapi/read-member";
import type { StreamItem } from "../event-stream";
import { exampleAnswer, listDocumentedAnswers } from "./example-answer";

const EVENT_PAUSE_MS = 150;
const REPETITIONS = 3;

/** Members of a schema that describes a whole event rather than its data. */
const fieldNames = new Set(["id", "event", "data", "retry"]);

/**
 * The events of a stream that nothing more is known of than its schema: the documented examples in their order, or the
 * one that there is a few times.
 */
export function listExampleEvents(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec): StreamItem[] {
  const documented = listDocumentedAnswers(description, media);
  const [first = exampleAnswer(description, media), ...others] = documented;
  const values = Array.isArray(first) ? first : others.length > 0 ? documented : Array<Json>(REPETITIONS).fill(first);
  return values.map((value, index) => toItem(value, index === 0 ? 0 : EVENT_PAUSE_MS));
}

function toItem(value: Json, waitMs: number): StreamItem {
  if (typeof value === "string") {
    return /^(?:data|event|id|retry)?:/m.test(value)
      ? { kind: "raw", text: `${value.replace(/\n*$/, "")}\n\n`, waitMs }
      : { kind: "text", text: value.replace(/\r\n?|\n/g, "\ndata: "), waitMs };
  }
  if (isJsonObject(value) && value.data !== undefined && Object.keys(value).every((key) => fieldNames.has(key))) {
    const event = readString(value, "event");
    const named = event === undefined ? {} : { event };
    return { kind: "event", ...named, data: value.data, waitMs };
  }
  return { kind: "event", data: value, waitMs };
}
