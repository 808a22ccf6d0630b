import { expect, test } from "vitest";
import { type BodyKind, readMediaType, sniffKind } from "./body-kind";
import { encode } from "./fixtures/stream-fixture";
import { readUsage } from "./read-usage";
import { readRetryAfter } from "./retry-after";
import { readServerTiming } from "./server-timing";
import { isUnfinishedJson } from "./unfinished-json";

test.each<[string, BodyKind]>([
  ["text/event-stream; charset=utf-8", "event-stream"],
  ["application/json", "json"],
  ["application/vnd.api+json", "json"],
  ["text/plain", "text"],
  ["application/x-ndjson", "text"],
  ["application/atom+xml", "text"],
  ["image/png", "image"],
  ["image/svg+xml", "text"],
  ["audio/mpeg", "audio"],
  ["video/mp4", "video"],
  ["application/pdf", "pdf"],
  ["application/zip", "binary"],
  ["nonsense", "binary"],
  ["", "unknown"],
])("takes a body of type %j for %s", (type, kind) => {
  expect(readMediaType([["Content-Type", type]]).kind).toBe(kind);
});

test.each<[Uint8Array, BodyKind]>([
  [encode(' {"a":1}'), "json"],
  [encode("hello\tthere\r\n"), "text"],
  [Uint8Array.of(0x89, 0x50, 0x4e, 0x47), "binary"],
  [Uint8Array.of(0x41, 0x00, 0x42), "binary"],
  [encode("é").subarray(0, 1), "text"],
])("knows a body without a type by its bytes", (bytes, kind) => {
  expect(sniffKind(bytes)).toBe(kind);
});

const now = Date.UTC(2026, 0, 1, 0, 0, 0);

test.each<[Record<string, string>, number | undefined]>([
  [{}, undefined],
  [{ "Retry-After": "7" }, 7],
  [{ "retry-after": "1.2" }, 2],
  [{ "retry-after-ms": "1500", "retry-after": "9" }, 2],
  [{ "retry-after": "Thu, 01 Jan 2026 00:00:30 GMT" }, 30],
  [{ "retry-after": "Wed, 31 Dec 2025 00:00:00 GMT" }, 0],
  [{ "retry-after": "soon" }, undefined],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(now + 5000) }, 5],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": String((now + 5000) / 1000) }, 5],
  [{ "x-ratelimit-remaining": "3", "x-ratelimit-reset": String(now + 5000) }, undefined],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "60" }, undefined],
])("reads the wait out of %j", (headers, seconds) => {
  expect(readRetryAfter(Object.entries(headers), now)).toBe(seconds);
});

test.each([
  ['{"a":1', true],
  ['{"a":"b', true],
  ['[1,"]"', true],
  ["[[]", true],
  ['"text', true],
  ['{"a":1}', false],
  ['{"a":1}}', false],
  ['"a"', false],
  ["<html>[", false],
  ["", false],
])("tells whether %j is JSON that stops in the middle", (text, expected) => {
  expect(isUnfinishedJson(text)).toBe(expected);
});

test("reads the entries of Server-Timing", () => {
  expect(
    readServerTiming([
      ["Server-Timing", 'relay;dur=1.5, db;desc="a, b; c";dur=20'],
      ["server-timing", "miss, , bad;dur=x"],
      ["date", "now"],
    ]),
  ).toEqual([
    { name: "relay", durationMs: 1.5 },
    { name: "db", durationMs: 20, description: "a, b; c" },
    { name: "miss" },
    { name: "bad" },
  ]);
});

test.each([
  [
    { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
    { inputTokens: 1, outputTokens: 2, totalTokens: 3 },
  ],
  [
    { input_tokens: 1, cache_read_input_tokens: 4 },
    { inputTokens: 1, cachedTokens: 4 },
  ],
  [
    {
      prompt_tokens: 1,
      prompt_tokens_details: { cached_tokens: 0 },
      completion_tokens_details: { reasoning_tokens: 5 },
    },
    { inputTokens: 1, cachedTokens: 0, reasoningTokens: 5 },
  ],
  [{ cost: 0 }, { costUsd: 0 }],
  [{ prompt_tokens: null, cost: "free" }, null],
  [{}, null],
  [null, null],
])("reads usage %j", (usage, expected) => {
  expect(readUsage(usage)).toEqual(expected);
});
