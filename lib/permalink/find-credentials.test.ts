import { expect, it } from "vitest";
import { findCredentials } from "./find-credentials";

it.each([
  ["sk-or-v1-0123456789abcdef0123456789abcdef", "OpenRouter key"],
  ["my key: sk-proj-abcdefghijklmnopqrstuvwx", "API key"],
  ["Authorization: Bearer abcdefghijklmnop123", "Bearer credential"],
  ["AKIAABCDEFGHIJKLMNOP", "AWS access key"],
  ["ghp_abcdefghijklmnopqrstuvwxyz0123456789", "GitHub token"],
  ["-----BEGIN RSA PRIVATE KEY-----", "private key"],
])("points out %s", (text, shape) => {
  expect(findCredentials({ messages: [{ content: text }] })).toEqual([{ path: ["messages", 0, "content"], shape }]);
});

it.each([
  "ask-me anything",
  "sk-",
  "a task-oriented plan with a disk-based-storage-system-name",
  "Bearer of news",
  "$OPENROUTER_API_KEY",
])("leaves %j alone", (text) => {
  expect(findCredentials([text, { [text]: 1 }])).toEqual([]);
});

it("looks at member names too", () => {
  expect(findCredentials({ "sk-or-v1-0123456789abcdef": true })).toHaveLength(1);
});
