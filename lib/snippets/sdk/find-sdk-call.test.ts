import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import type { HttpMethod } from "@/lib/openapi/operation";
import { buildRequest } from "@/lib/request/build-request";
import { makeBody, makeForm } from "../testing/operation-forms";
import { findSdkCall } from "./find-sdk-call";
import { openRouterTable } from "./openrouter-table";

const baseUrl = "https://openrouter.ai/api/v1/";
const call = (method: HttpMethod, path: string, values: Parameters<typeof buildRequest>[1]) =>
  findSdkCall(
    openRouterTable,
    baseUrl,
    buildRequest(makeForm({ method, path, body: makeBody("application/json") }), values),
    (member) => member.name === "stream" && member.value === false,
  );
const chat = (body: Json) => call("POST", "/chat/completions", { body });
const messages: Json = [{ role: "user", content: "hi" }];

describe("a call of the OpenRouter SDK", () => {
  it("has the SDK's own names, and free-form names as they are", () => {
    const body: Json = {
      model: "a/b",
      messages: [
        { role: "system", content: [{ type: "text", text: "x" }] },
        {
          role: "assistant",
          content: null,
          tool_calls: [{ id: "1", type: "function", function: { name: "f", arguments: "{}" } }],
        },
        { role: "tool", tool_call_id: "1", content: "y" },
      ],
      max_tokens: 5,
      logit_bias: { "50256": -1 },
      tools: [{ type: "function", function: { name: "f", parameters: { snake_case: { a_b: 1 } } } }],
      provider: { allow_fallbacks: false, max_price: { prompt: "1" } },
    };
    expect(chat(body)).toMatchObject({
      method: { name: "chat.send" },
      baseUrl: "https://openrouter.ai/api/v1",
      argument: {
        chatRequest: {
          model: "a/b",
          maxTokens: 5,
          logitBias: { "50256": -1 },
          messages: [{ role: "system" }, { toolCalls: [{ id: "1" }] }, { toolCallId: "1" }],
          tools: [{ function: { parameters: { snake_case: { a_b: 1 } } } }],
          provider: { allowFallbacks: false, maxPrice: { prompt: "1" } },
        },
      },
    });
  });

  it("says what it adds of what it may", () => {
    const names = (body: Json) => {
      const found = chat(body);
      return "added" in found ? found.added.map(({ name, value }) => [name, value]) : found.differences;
    };
    expect(names({ messages })).toEqual([["stream", false]]);
    expect(names({ messages, stream: false })).toEqual([]);
    expect(names({ messages, stream: true })).toEqual([]);
  });

  it.each<[string, Json, string]>([
    [
      "a member that it does not know",
      { messages, route: "fallback" },
      "The SDK leaves out “route”, which it does not know.",
    ],
    [
      "a nested member that it does not know",
      { messages, reasoning: { effort: "low", max_tokens: 1 } },
      "The SDK leaves out “reasoning.max_tokens”, which it does not know.",
    ],
    [
      "a member inside of a union",
      { messages: [{ role: "user", content: "x", mood: "y" }] },
      "The SDK leaves out “messages[0].mood”, which it does not know.",
    ],
    ["a value of another type", { messages, temperature: "1" }, "The SDK does not take this value of “temperature”."],
    [
      "a value beyond its list",
      { messages, reasoning: { effort: "huge" } },
      "The SDK does not take this value of “reasoning.effort”.",
    ],
    ["an integer beyond doubles", { messages, seed: 2 ** 53 }, "The SDK does not take this value of “seed”."],
    ["a missing member", { model: "a" }, "The SDK does not send a request without “messages”."],
    [
      "a name that a copy loses",
      { messages, metadata: JSON.parse('{"__proto__":"x"}') },
      "The SDK leaves out “metadata.__proto__”, which it does not know.",
    ],
  ])("is declined for %s", (_, body, sentence) => {
    expect(chat(body)).toEqual({ differences: [sentence] });
  });

  it("is declined where it would add members to the body or the query", () => {
    const added = call("POST", "/responses", { body: { model: "a", input: "b" } });
    expect(added).toMatchObject({ differences: expect.arrayContaining(["The SDK adds “store”."]) });
    const query = call("GET", "/models", { query: { category: "programming" } });
    expect(query).toMatchObject({ differences: expect.arrayContaining(["The SDK adds “limit” to the query."]) });
  });

  it("takes parameters of path and query in the types that it wants", () => {
    expect(call("GET", "/keys", { query: { include_disabled: true, offset: 100 } })).toMatchObject({
      method: { name: "apiKeys.list" },
      argument: { includeDisabled: true, offset: 100 },
    });
    expect(call("GET", "/models/{author}/{slug}/endpoints", { path: { author: "a b", slug: "c:d" } })).toMatchObject({
      method: { name: "endpoints.list" },
      argument: { author: "a b", slug: "c:d" },
    });
    expect(call("GET", "/models", {})).toMatchObject({ method: { name: "models.list" }, argument: undefined });
    expect(call("GET", "/keys", { query: { offset: "1e2" } })).toHaveProperty("differences");
    expect(call("GET", "/keys", { query: { offset: 1, include_disabled: true } })).toEqual({
      differences: ["The SDK sends the query in another order."],
    });
  });

  it("is declined without a parameter that it asks for", () => {
    expect(call("GET", "/generation", { query: { id: "gen-1" } })).toMatchObject({ argument: { id: "gen-1" } });
    expect(call("GET", "/generation", {})).toEqual({
      differences: ["The SDK does not send a request without “id”."],
    });
  });

  it("is declined for operations without a method", () => {
    expect(call("POST", "/completions", { body: {} })).toEqual({
      differences: ["The SDK has no method for this operation."],
    });
    expect(call("PUT", "/chat/completions", { body: {} })).toEqual({
      differences: ["The SDK has no method for this operation."],
    });
  });
});
