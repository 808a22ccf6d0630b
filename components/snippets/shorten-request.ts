import { describeFileText } from "@/lib/fields/file-text";
import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { SnippetRequest } from "@/lib/snippets/snippet";

/** Files up to this many characters are written whole; larger ones would take the page seconds at each change. */
const MAX_SHOWN_LENGTH = 300_000;
const SHOWN_AT_START = 64;

/** The request with its largest files cut short, for code that is looked at; the same one when it has none. */
export function shortenRequest(request: SnippetRequest): SnippetRequest {
  const { model } = request;
  if (model.body?.kind !== "json") return request;
  const value = shortenValue(model.body.value);
  return value === model.body.value ? request : { ...request, model: { ...model, body: { ...model.body, value } } };
}

function shortenValue(value: Json): Json {
  if (typeof value === "string") {
    const isFile = value.length > MAX_SHOWN_LENGTH && describeFileText(value, { accept: "*/*", encoding: "base64" });
    return isFile ? `${value.slice(0, SHOWN_AT_START)}… (${value.length} characters)` : value;
  }
  if (Array.isArray(value)) {
    const items = value.map(shortenValue);
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isJsonObject(value)) return value;
  const members: JsonObject = {};
  let isChanged = false;
  for (const [key, member] of Object.entries(value)) {
    const shortened = shortenValue(member);
    if (shortened !== member) isChanged = true;
    setMember(members, key, shortened);
  }
  return isChanged ? members : value;
}
