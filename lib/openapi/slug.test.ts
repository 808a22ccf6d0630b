import { describe, expect, test } from "vitest";
import { humanize, slugify, UniqueNames } from "./slug";

describe("slugify", () => {
  test.each([
    ["sendChatCompletionRequest", "send-chat-completion-request"],
    ["API Keys", "api-keys"],
    ["listAPIKeys", "list-api-keys"],
    ["OAuth", "oauth"],
    ["beta.responses", "beta-responses"],
    ["GET /users/{id}", "get-users-id"],
    ["issues/create-comment", "issues-create-comment"],
    ["__proto__", "proto"],
    ["Größe é", "gro-e-e"],
    ["日本語", ""],
  ])("writes %s as %j", (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });
});

describe("humanize", () => {
  test.each([
    ["createChatCompletion", "Create chat completion"],
    ["exchangeAuthCodeForAPIKey", "Exchange auth code for API key"],
    ["repos/list_for_org", "Repos list for org"],
    ["日本語", "日本語"],
  ])("reads %s as %s", (name, phrase) => {
    expect(humanize(name)).toBe(phrase);
  });
});

test("UniqueNames never gives a name twice", () => {
  const names = new UniqueNames();
  expect(["a", "a", "a-2", "a", "", ""].map((name) => names.take(name))).toEqual([
    "a",
    "a-2",
    "a-2-2",
    "a-3",
    "item",
    "item-2",
  ]);
});
