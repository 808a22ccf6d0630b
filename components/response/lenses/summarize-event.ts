import { isJsonObject, type Json, type JsonObject } from "@/lib/json";

/** Members that every chunk repeats. */
const repeated = new Set(["id", "object", "created", "model", "provider", "index", "role", "type", "sequence_number"]);

/**
 * What is new in a chunk, in a few words: the delta of a chat chunk, the delta of a Responses event, a finish reason,
 * usage. Undefined for JSON of another kind.
 */
export function summarizeEvent(json: Json | undefined): string | undefined {
  if (!isJsonObject(json)) return undefined;
  const error = json.error ?? undefined;
  if (error !== undefined) return `error ${shorten(error)}`;
  const parts: string[] = [];
  for (const choice of Array.isArray(json.choices) ? json.choices : []) {
    if (isJsonObject(choice)) parts.push(...summarizeChoice(choice));
  }
  if (typeof json.delta === "string") parts.push(shorten(json.delta));
  if (isJsonObject(json.usage)) parts.push("usage");
  if (parts.length > 0) return parts.join(" · ");
  return typeof json.type === "string" ? json.type : undefined;
}

function summarizeChoice(choice: JsonObject): string[] {
  const parts: string[] = [];
  const delta = isJsonObject(choice.delta) ? choice.delta : choice;
  for (const [name, value] of Object.entries(delta)) {
    const isEmpty = value === null || value === "" || (Array.isArray(value) && value.length === 0);
    const isOther = delta === choice && name !== "text" && name !== "message";
    if (!isEmpty && !isOther && !repeated.has(name)) parts.push(`${name} ${shorten(value)}`);
  }
  if (typeof choice.finish_reason === "string" && choice.finish_reason !== "") {
    parts.push(`finish_reason ${choice.finish_reason}`);
  }
  return parts;
}

function shorten(value: Json): string {
  const text = typeof value === "string" ? JSON.stringify(value.slice(0, 60)) : words(value);
  return text.length > 64 ? `${text.slice(0, 63)}…` : text;
}

function words(value: Json): string {
  if (Array.isArray(value)) return `[${value.length}]`;
  if (!isJsonObject(value)) return String(value);
  return typeof value.message === "string" ? value.message : "{…}";
}
