import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { essence } from "@/lib/openapi/media-type";
import type { MediaTypeSpec, Operation, ResponseSpec } from "@/lib/openapi/operation";
import { readBoolean } from "@/lib/openapi/read-member";
import { acceptQuality } from "../match-media-type";

export interface ChosenAnswer {
  status: number;
  response: ResponseSpec;
}

/** The success that the demo server answers with: the first documented one. Undefined when none is documented. */
export function chooseSuccess(operation: Operation): ChosenAnswer | undefined {
  const { responses } = operation;
  const response =
    responses.find(({ status }) => /^2\d\d$/.test(status)) ??
    responses.find(({ status }) => status === "2XX") ??
    responses.find(({ status }) => status === "default");
  return response && { status: /^\d+$/.test(response.status) ? Number(response.status) : 200, response };
}

export interface Wishes {
  accept: string | null;
  /** Values of the query. */
  parameters: JsonObject;
  body: Json | undefined;
  /** The member of the body that asks for a stream. */
  streamProperty: string;
}

/**
 * Which of a response's media types is sent. The body decides between event stream and the rest, a query
 * that names a format (`format=csv`, `use_rss=true`) comes next, then the Accept header, then the document's order.
 */
export function chooseMedia(content: readonly MediaTypeSpec[], wishes: Wishes): MediaTypeSpec | undefined {
  const { body } = wishes;
  const isStream = (media: MediaTypeSpec) => essence(media.mediaType) === "text/event-stream";
  const hasBoth = content.some(isStream) && !content.every(isStream);
  const suitable =
    isJsonObject(body) && hasBoth
      ? content.filter((media) => isStream(media) === (readBoolean(body, wishes.streamProperty) ?? false))
      : content;
  const named = suitable.find((media) => isNamed(media, wishes.parameters));
  const quality = (media: MediaTypeSpec) => acceptQuality(wishes.accept, media.mediaType);
  const [first] = suitable;
  return named ?? suitable.reduce((best, media) => (best && quality(media) > quality(best) ? media : best), first);
}

/** Words that are no format of their own. */
const vagueWords = new Set(["text", "application", "x", "plain", "json", "vnd", "image", "audio", "video"]);

function isNamed(media: MediaTypeSpec, parameters: JsonObject): boolean {
  const words = essence(media.mediaType)
    .split(/[/+.-]/)
    .filter((word) => !vagueWords.has(word));
  return Object.entries(parameters).some(
    ([name, value]) =>
      words.includes(String(value).toLowerCase()) ||
      ((value === true || value === "true") &&
        name
          .toLowerCase()
          .split(/[_-]/)
          .some((word) => words.includes(word))),
  );
}
