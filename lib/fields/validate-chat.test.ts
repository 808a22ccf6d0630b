import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/json";
import { parseDocument } from "@/lib/openapi/parse-document";
import { formatPath } from "./problem";
import { listRequestSchemas } from "./testing/request-schemas";
import { compileValidator } from "./validate";

const path = join(process.cwd(), "public", "openapi.yaml");
const parsed = parseDocument(readFileSync(path, "utf8"), path);
const chat = listRequestSchemas(parsed.ok ? parsed.document : {}).find(({ pointer }) =>
  pointer.startsWith("#/paths/~1chat~1completions/post/requestBody"),
);
const validate = compileValidator(chat?.node ?? { kind: "any" });

const user: Json = { role: "user", content: "Hi" };
const body = (more: JsonObject): JsonObject => ({ model: "openai/gpt-4.1", messages: [user], ...more });

describe("problems of a chat body", () => {
  it.each<[string, Json, string[]]>([
    ["no messages", { model: "m" }, ["messages: Required"]],
    ["no message in messages", body({ messages: [] }), ["messages: Needs at least 1 item"]],
    [
      "an unknown role",
      body({ messages: [{ role: "robot", content: "Hi" }] }),
      ['messages 1 › role: Must be one of "system", "user", "assistant", "tool", "developer"'],
    ],
    [
      "an image address that is a number",
      body({
        messages: [
          {
            role: "user",
            content: [
              { type: "text", text: "Hi" },
              { type: "image_url", image_url: { url: 5 } },
            ],
          },
        ],
      }),
      ["messages 1 › content 2 › image_url › url: Must be text"],
    ],
    [
      "a tool's answer without the call it answers",
      body({ messages: [user, { role: "tool", content: "42" }] }),
      ["messages 2 › tool_call_id: Required"],
    ],
    [
      "content that is a number",
      body({ messages: [{ role: "user", content: 1 }] }),
      ["messages 1 › content: Must be text or a list"],
    ],
    [
      "a response schema without a name",
      body({ response_format: { type: "json_schema", json_schema: { schema: {} } } }),
      ["response_format › json_schema › name: Required"],
    ],
    ["five stop texts", body({ stop: ["a", "b", "c", "d", "e"] }), ["stop: At most 4 items"]],
    ["a temperature above the bound", body({ temperature: 3 }), ["temperature: Must be 2 or less"]],
    ["no tokens at all", body({ max_tokens: 0 }), ["max_tokens: Must be 1 or more"]],
    [
      "a tool choice that there is not",
      body({ tool_choice: "often" }),
      ['tool_choice: Must be one of "none", "auto", "required"'],
    ],
    [
      "several things at once",
      body({ messages: [{ role: "user" }], stream: "yes" }),
      ["messages 1 › content: Required", "stream: Must be true or false"],
    ],
  ])("name the fault of %s", (_, value, expected) => {
    expect(validate(value).map((problem) => `${formatPath(problem.path)}: ${problem.message}`)).toEqual(expected);
  });
});
