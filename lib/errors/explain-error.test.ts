import { expect, test } from "vitest";
import type { Json } from "@/lib/json";
import { type ErrorExplanation, explainError } from "./explain-error";
import type { Failure } from "./failure";
import { readApiError } from "./read-api-error";
import { relayErrors } from "./relay-errors";

function http(
  status: number,
  body?: Json,
  rest: { bodyText?: string; retryAfterSeconds?: number } = {},
): Extract<Failure, { kind: "http" }> {
  return { kind: "http", status, body, bodyText: body === undefined ? "" : JSON.stringify(body), ...rest };
}

test.each<[name: string, failure: Failure, expected: Partial<ErrorExplanation>]>([
  [
    "400",
    http(400, { error: { message: "bad temperature" } }),
    { source: "api", fix: "request", canRetry: false, details: { message: "bad temperature" } },
  ],
  [
    "401 with a detail",
    http(401, { detail: "No key" }),
    { title: "Not authenticated", fix: "credential", details: { message: "No key" } },
  ],
  ["402", http(402), { title: "Not enough credits", fix: "credits" }],
  [
    "403 of moderation",
    http(403, {
      error: { code: 403, message: "flagged", metadata: { reasons: ["violence", "hate"], flagged_input: "the…" } },
    }),
    { title: "Stopped by moderation", explanation: "The input was flagged for: violence, hate.", fix: "request" },
  ],
  ["403", http(403), { title: "Not allowed" }],
  ["404", http(404), { title: "Not found", fix: "model" }],
  ["408", http(408), { canRetry: true }],
  ["413", http(413), { fix: "request", canRetry: false }],
  ["422", http(422), { fix: "request" }],
  [
    "429 with a wait",
    http(429, undefined, { retryAfterSeconds: 7 }),
    { title: "Too many requests", retryAfterSeconds: 7, canRetry: true },
  ],
  ["500", http(500), { title: "The API failed", canRetry: true }],
  [
    "502 with the provider's error as JSON in a string",
    http(502, {
      error: {
        code: 502,
        message: "Provider returned error",
        metadata: { provider_name: "Acme", raw: '{"error":{"message":"GPU on fire"}}' },
      },
    }),
    {
      source: "provider",
      details: {
        message: "Provider returned error",
        code: "502",
        provider: "Acme",
        providerMessage: "GPU on fire",
        raw: { error: { message: "GPU on fire" } },
      },
    },
  ],
  [
    "a named type",
    http(400, { error: { message: "m", metadata: { error_type: "context_length_exceeded" } } }),
    { title: "Too long for this model" },
  ],
  [
    "a code by name",
    http(400, { error: { message: "m", code: "model_not_found" } }),
    { title: "No such model", fix: "model" },
  ],
  [
    "a model that is not there, under the name of a bad request",
    http(404, { error: { message: "m", type: "invalid_request_error", code: "model_not_found", param: "model" } }),
    {
      title: "No such model",
      fix: "model",
      details: { message: "m", code: "model_not_found", type: "invalid_request_error", param: "model" },
    },
  ],
  [
    "Google's error with its wait",
    http(429, [
      {
        error: {
          code: 429,
          message: "Quota exceeded",
          status: "RESOURCE_EXHAUSTED",
          details: [
            { "@type": "t/google.rpc.QuotaFailure" },
            { "@type": "t/google.rpc.RetryInfo", retryDelay: "37.5s" },
          ],
        },
      },
    ]),
    { title: "Too many requests", retryAfterSeconds: 38, details: { type: "RESOURCE_EXHAUSTED" } },
  ],
  [
    "Anthropic's error inside of a stream",
    {
      kind: "reported",
      error: { type: "error", error: { type: "overloaded_error", message: "Overloaded" }, request_id: "req_1" },
      inStream: true,
    },
    {
      title: "The provider is overloaded",
      details: { type: "overloaded_error", message: "Overloaded", requestId: "req_1" },
    },
  ],
  [
    "a list of problems as JSON in the message",
    http(400, {
      error: { code: 400, message: '[{"code":"invalid_type","path":["messages",0,"role"],"message":"Required"}]' },
    }),
    { title: "The API rejected the request", details: { message: "messages.0.role: Required" } },
  ],
  [
    "a provider's error nested in texts",
    http(400, {
      error: {
        message: "Provider returned error",
        metadata: { provider_name: "Acme", raw: '{"error":"{\\"message\\":\\"deep\\",\\"code\\":1}"}' },
      },
    }),
    { source: "provider", details: { provider: "Acme", providerMessage: "deep" } },
  ],
  [
    "a rule of the account",
    http(403, { error: { message: "Blocked", metadata: { patterns: ["no cards"] } } }),
    { title: "Stopped by a guardrail", explanation: "A rule of the account forbids this request: no cards." },
  ],
  [
    "where FastAPI sees the problem",
    http(422, { detail: [{ loc: ["body", "messages", 0, "content"], msg: "Field required" }] }),
    { details: { param: "body.messages.0.content" } },
  ],
  ["a request id from the headers", { ...http(500), requestId: "req_2" }, { details: { requestId: "req_2" } }],
  ["a status of its own", http(418), { title: "The API rejected the request" }],
  ["a server status of its own", http(599), { title: "The server failed", canRetry: true }],
  ["a redirect status", http(302), { title: "Unexpected answer" }],
  ["a page", http(502, undefined, { bodyText: "<!doctype html><h1>x</h1>" }), { details: {} }],
  [
    "a line of text",
    http(503, undefined, { bodyText: "upstream connect error\n" }),
    { details: { message: "upstream connect error" } },
  ],
  [
    "the relay's own error",
    {
      kind: "relay",
      error: {
        error: {
          code: 502,
          message: "m",
          metadata: { source: "relay", error_type: "upstream_unreachable", detail: "ECONNREFUSED" },
        },
      },
      inStream: false,
    },
    {
      source: "relay",
      title: relayErrors.upstream_unreachable.title,
      explanation: `${relayErrors.upstream_unreachable.explanation} (ECONNREFUSED)`,
      canRetry: true,
    },
  ],
  [
    "an error of the relay that this page does not know",
    {
      kind: "relay",
      error: { error: { message: "m", metadata: { source: "relay", error_type: "new" } } },
      inStream: true,
    },
    { source: "relay", title: "The relay ended the request" },
  ],
  [
    "an error in a stream",
    { kind: "reported", error: { code: 502, message: "lost" }, inStream: true },
    { title: "The provider failed", details: { code: "502", message: "lost" }, canRetry: true },
  ],
  [
    "an error in a stream without a code",
    { kind: "reported", error: "oops", inStream: true },
    { title: "The answer failed half-way", details: { message: "oops" } },
  ],
  [
    "an error under a success status",
    { kind: "reported", error: { error: { message: "no" } }, inStream: false },
    { title: "The API reported an error" },
  ],
  ["no network", { kind: "unreachable", offline: true, detail: "" }, { source: "network", title: "You are offline" }],
  [
    "no server",
    { kind: "unreachable", offline: false, detail: "Failed to fetch" },
    { source: "network", details: { message: "Failed to fetch" } },
  ],
  [
    "a lost connection",
    { kind: "connection-lost", offline: false, detail: "" },
    { title: "Connection lost", canRetry: true },
  ],
  [
    "a short body",
    { kind: "short-body", announcedBytes: 10, receivedBytes: 4 },
    { explanation: "10 bytes were announced, but only 4 arrived." },
  ],
  ["an empty stream", { kind: "unfinished-stream", events: 0 }, { title: "The stream was empty" }],
  ["a cut stream", { kind: "unfinished-stream", events: 3 }, { title: "The stream was cut off" }],
  ["cut JSON", { kind: "unfinished-json" }, { title: "Answer incomplete" }],
  ["a redirect", { kind: "redirect" }, { title: "Redirect not followed" }],
  [
    "a request that cannot be built",
    { kind: "refused-by-browser", detail: "bad header" },
    { source: "browser", canRetry: false, details: { message: "bad header" } },
  ],
  ["a flood", { kind: "too-large", what: "answer", limitBytes: 1024 * 1024 }, { title: "Answer too large" }],
])("explains %s", (_, failure, expected) => {
  const explanation = explainError(failure);
  expect(explanation).toMatchObject(expected);
  expect(explanation.title).not.toBe("");
  expect(explanation.explanation).not.toBe("");
  expect(explanation.nextStep).not.toBe("");
});

test("has words for every status", () => {
  for (let status = 300; status < 600; status += 1) {
    const { title, explanation, nextStep } = explainError(http(status));
    expect([title, explanation, nextStep].every((words) => words.length > 3)).toBe(true);
  }
});

test.each<[Json | undefined, string | undefined]>([
  [{ error: "plain" }, "plain"],
  [{ error: { message: "nested" } }, "nested"],
  [{ message: "top" }, "top"],
  [{ detail: "detail" }, "detail"],
  [
    {
      detail: [
        { loc: ["body", "model"], msg: "Field required" },
        { loc: ["body", 0], msg: "Too long" },
      ],
    },
    "body.model: Field required; body.0: Too long",
  ],
  [{ errors: [{ message: "a" }, { message: "b" }] }, "a; b"],
  [{ title: "Problem", status: 400 }, "Problem"],
  [[{ error: { message: "in a list" } }], "in a list"],
  ["text", "text"],
  [{ error: { metadata: {} } }, undefined],
  [{ error: null }, undefined],
  [{}, undefined],
  [null, undefined],
  [5, undefined],
  [undefined, undefined],
])("finds the message in %j", (body, message) => {
  expect(readApiError(body).message).toBe(message);
});

test.each<[Json, Json | undefined, string | undefined]>([
  ['{"error":{"message":"deep"}}', { error: { message: "deep" } }, "deep"],
  ['"{\\"message\\":\\"twice\\"}"', { message: "twice" }, "twice"],
  ["just words", "just words", "just words"],
  ["{broken", "{broken", "{broken"],
  [{ message: "object" }, { message: "object" }, "object"],
  ["", undefined, undefined],
  [null, undefined, undefined],
])("unwraps what the provider said: %j", (raw, unwrapped, message) => {
  const details = readApiError({ error: { message: "m", metadata: { raw } } });
  expect(details.raw).toEqual(unwrapped);
  expect(details.providerMessage).toBe(message);
});
