import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { openAiTable } from "./openai-table";

/** A method of the OpenAI SDKs that sends its body as it is given. */
export interface OpenAiMethod {
  /** As it is called on the client: `chat.completions.create`. */
  name: string;
  path: string;
  /** Type of its argument, to which `Streaming` or `NonStreaming` is added. */
  type: string;
  required: string[];
  /** What the SDK declares: by name, the simple types that a value can be held against. */
  members: Record<string, string[]>;
}

/** The method that posts to this path, and the part of the path that belongs to the base URL then. */
export function findOpenAiMethod(path: string): { method: OpenAiMethod; prefix: string } | undefined {
  const candidates = openAiTable.filter((method) => path.endsWith(method.path));
  const method = candidates.sort((a, b) => b.path.length - a.path.length)[0];
  return method && { method, prefix: path.slice(0, path.length - method.path.length) };
}

/** Whether the SDK's types surely take this body; where they do not, the code has to overrule them. */
export function isTypedBody(method: OpenAiMethod, body: JsonObject): boolean {
  return (
    method.required.every((name) => Object.hasOwn(body, name)) &&
    Object.entries(body).every(([name, value]) => {
      const types = Object.hasOwn(method.members, name) ? method.members[name] : undefined;
      return types !== undefined && (isOfType(value, types) || (name === "messages" && isPlainConversation(value)));
    })
  );
}

/** Members that the SDK has as parameters of their own, and all others. */
export function splitBody(
  method: OpenAiMethod,
  body: JsonObject,
): { known: [string, Json][]; others: [string, Json][] } {
  const known: [string, Json][] = [];
  const others: [string, Json][] = [];
  for (const entry of Object.entries(body)) (Object.hasOwn(method.members, entry[0]) ? known : others).push(entry);
  return { known, others };
}

function isOfType(value: Json, types: string[]): boolean {
  if (value === null) return types.includes("null");
  if (typeof value === "string") return types.includes("string") || types.includes(JSON.stringify(value));
  if (Array.isArray(value)) return types.includes("string[]") && value.every((item) => typeof item === "string");
  return types.includes(typeof value);
}

/** The messages of most requests: a role and text. Others are typed by unions that cannot be decided here. */
function isPlainConversation(value: Json): boolean {
  const roles: Json[] = ["system", "developer", "user", "assistant"];
  return (
    Array.isArray(value) &&
    value.every(
      (message) =>
        isJsonObject(message) &&
        Object.keys(message).sort().join(" ") === "content role" &&
        roles.includes(message.role ?? null) &&
        typeof message.content === "string",
    )
  );
}
