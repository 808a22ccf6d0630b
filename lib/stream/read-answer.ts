import { isJsonObject, type Json } from "@/lib/json";
import type { Answer } from "./answer";
import { readChoices } from "./read-choices";
import { readResponse } from "./read-response";

/** The display form of a whole JSON body when it is a model's answer; undefined for every other body. */
export function readAnswer(body: Json): Answer | undefined {
  if (!isJsonObject(body)) return undefined;
  if (Array.isArray(body.choices) && body.choices.some(isChoice)) return readChoices(body);
  const isResponse = body.object === "response" || (Array.isArray(body.output) && typeof body.status === "string");
  return isResponse && Array.isArray(body.output) ? readResponse(body) : undefined;
}

function isChoice(value: Json): boolean {
  return isJsonObject(value) && (isJsonObject(value.message) || typeof value.text === "string");
}
