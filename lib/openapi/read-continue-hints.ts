import type { JsonObject } from "@/lib/json";
import type { ContinueHints, ItemHints } from "./operation";
import { readMember, readObject, readString } from "./read-member";

/** How an answer becomes part of the next request; undefined when the places for that are not all there. */
export function readContinueHints(source: JsonObject | undefined): ContinueHints | undefined {
  const answer = source && readString(source, "answer");
  const to = source && readString(source, "to");
  if (!source || answer === undefined || to === undefined) return undefined;
  const choices = readString(source, "choices");
  const text = readItem(readObject(source, "text"));
  const next = readItem(readObject(source, "next"));
  const calls = readCalls(readObject(source, "calls"));
  return {
    ...(choices !== undefined && { choices }),
    answer,
    to,
    ...(text && { text }),
    ...(next && { next }),
    ...(calls && { calls }),
  };
}

function readItem(source: JsonObject | undefined): ItemHints | undefined {
  const value = source && readMember(source, "value");
  const text = source && readString(source, "text");
  return value === undefined || text === undefined ? undefined : { value, text };
}

function readCalls(source: JsonObject | undefined): ContinueHints["calls"] {
  const list = source && readString(source, "list");
  const id = source && readString(source, "id");
  const result = source && readObject(source, "result");
  const item = readItem(result);
  const resultId = result && readString(result, "id");
  if (list === undefined || id === undefined || !item || resultId === undefined) return undefined;
  const where = readObject(source ?? {}, "where");
  return { list, ...(where && { where }), id, result: { ...item, id: resultId } };
}
