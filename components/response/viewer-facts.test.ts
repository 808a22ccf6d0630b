import { expect, test } from "vitest";
import type { Json } from "@/lib/json";
import { readAudioSource } from "./audio-source";
import { findJsonTokens } from "./find-json-tokens";
import { groupHeaders } from "./lenses/group-headers";
import { summarizeEvent } from "./lenses/summarize-event";
import { describeValue, findTable, omitTable } from "./parts/describe-json";
import { isInlineImage, readHost, readSafeUrl } from "./safe-url";
import { describeFinish, formatBytes, formatCost, formatDuration } from "./words";

test.each([
  ["https://a.example/x", "https://a.example/x"],
  [" HTTP://A.example ", "http://a.example/"],
  ["mailto:a@b.example", "mailto:a@b.example"],
  ["javascript:alert(1)", undefined],
  ["https://", undefined],
  ["//a.example/", undefined],
  ["/x", undefined],
  ["", undefined],
])("tells whether the link %j may be opened", (href, url) => {
  expect(readSafeUrl(href)).toBe(url);
});

test.each([
  ["data:image/png;base64,AA", true],
  ["DATA:IMAGE/WEBP;base64,AA", true],
  ["data:image/svg+xml,<svg>", false],
  ["data:text/html,x", false],
  ["https://a.example/a.png", false],
])("tells whether %j is an image that nothing is fetched for", (url, expected) => {
  expect(isInlineImage(url)).toBe(expected);
});

test("names the host of a URL", () => {
  expect(readHost("https://a.example:8080/x")).toBe("a.example:8080");
  expect(readHost("nonsense")).toBeUndefined();
});

test.each<[number, string]>([
  [0.42, "0.4 ms"],
  [312.4, "312 ms"],
  [1234, "1.23 s"],
  [83_000, "1 min 23 s"],
])("writes %d ms as %s", (ms, words) => {
  expect(formatDuration(ms)).toBe(words);
});

test.each<[number, string]>([
  [0, "$0"],
  [0.00123, "$0.00123"],
  [0.000000375, "$0.000000375"],
  [1.5, "$1.5000"],
])("writes a cost of %d as %s", (usd, words) => {
  expect(formatCost(usd)).toBe(words);
});

test("writes sizes and finish reasons in words", () => {
  expect([512, 2048, 5 * 1024 * 1024].map(formatBytes)).toEqual(["512 B", "2.0 KiB", "5.0 MiB"]);
  expect(["length", "odd_reason", "constructor"].map(describeFinish)).toEqual([
    "Stopped at the token limit",
    "odd_reason",
    "constructor",
  ]);
});

test("finds the tokens of JSON, also from the middle of a string on", () => {
  const text = '{"a": "b\\"c", "d": [-1.5e3, true, null]}';
  const words = (source: string, inString: boolean) =>
    findJsonTokens(source, inString).map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`);
  expect(words(text, false)).toEqual([
    'key "a"',
    'string "b\\"c"',
    'key "d"',
    "number -1.5e3",
    "word true",
    "word null",
  ]);
  expect(words('rest of it", "k": 1', true)).toEqual(['string rest of it"', 'key "k"', "number 1"]);
  expect(words('"open', false)).toEqual(['string "open']);
});

const models: Json = {
  data: [
    { id: "a", description: "x".repeat(300), pricing: { prompt: "1" }, context_length: 8 },
    { id: "b", description: "y", pricing: {}, context_length: 16 },
  ],
  total: 2,
};

test("makes a table of the longest list of objects, with the columns that tell rows apart", () => {
  expect(findTable(models)).toMatchObject({ path: ["data"], columns: ["id", "context_length", "description"] });
  expect(findTable({ data: { items: [{ a: 1 }], page: 1 } })).toMatchObject({
    path: ["data", "items"],
    columns: ["a"],
  });
  expect(findTable([{ a: 1 }])).toMatchObject({ path: [] });
  expect(findTable({ data: [1, 2] })).toBeUndefined();
  expect(findTable("text")).toBeUndefined();
});

test("lists the members beside the table", () => {
  expect(omitTable({ data: [], total: 2 }, ["data"])).toEqual({ total: 2 });
  expect(omitTable({ data: { items: [], page: 1 }, b: 1 }, ["data", "items"])).toEqual({ data: { page: 1 }, b: 1 });
  expect(omitTable({ data: { items: [] } }, ["data", "items"])).toEqual({});
});

test.each<[Json | undefined, string]>([
  [undefined, ""],
  ["a", "a"],
  [[1, "b"], "1, b"],
  [[], "empty list"],
  [[{}], "1 item"],
  [{ a: 1 }, "1 property"],
  [null, "null"],
  [false, "false"],
])("describes %j in a few words", (value, words) => {
  expect(describeValue(value)).toBe(words);
});

test("puts rate limits and ids first among the groups of headers", () => {
  const pairs: [string, string][] = [
    ["date", "d"],
    ["x-generation-id", "g"],
    ["X-RateLimit-Limit", "1"],
    ["content-type", "c"],
    ["retry-after", "3"],
    ["cf-ray", "r"],
    ["x-content-type-options", "nosniff"],
  ];
  expect(groupHeaders(pairs)).toEqual([
    { title: "Rate limits", headers: [pairs[2], pairs[4]] },
    { title: "Ids", headers: [pairs[1], pairs[5]] },
    { title: "Server times", headers: [pairs[0]] },
    { title: "Body", headers: [pairs[3]] },
    { title: "Other headers", headers: [pairs[6]] },
  ]);
});

test.each<[Json | undefined, string | undefined]>([
  [{ choices: [{ index: 0, delta: { role: "assistant", content: "Hi" } }] }, 'content "Hi"'],
  [{ choices: [{ index: 0, delta: { content: "" }, finish_reason: "stop" }] }, "finish_reason stop"],
  [{ choices: [{ index: 0, delta: { tool_calls: [{}] } }] }, "tool_calls [1]"],
  [{ choices: [{ index: 0, text: "Hi" }] }, 'text "Hi"'],
  [{ choices: [], usage: {} }, "usage"],
  [{ type: "response.output_text.delta", delta: "Hi" }, '"Hi"'],
  [{ type: "response.created" }, "response.created"],
  [{ error: { message: "no" } }, "error no"],
  [{ a: 1 }, undefined],
  [undefined, undefined],
])("says what is new in %j", (json, words) => {
  expect(summarizeEvent(json)).toBe(words);
});

test.each<[string, string | undefined, string | undefined]>([
  ["UklGRg==", undefined, "wav"],
  ["T2dnUw==", "pcm16", "ogg"],
  ["SUQzBA==", undefined, "mpeg"],
  ["AAEC", "pcm16", "wav"],
  ["AAEC", "opus", "opus"],
  ["AAE=AgM=", undefined, "wav"],
  ["not base64!", undefined, undefined],
  ["", undefined, undefined],
])("makes a playable file of %j", (base64, format, extension) => {
  expect(readAudioSource(base64, format)?.extension).toBe(extension);
});

test("puts a header before raw samples that came in padded pieces", async () => {
  const bytes = new Uint8Array((await readAudioSource("AAE=AgM=", undefined)?.blob.arrayBuffer()) ?? []);
  expect(bytes.length).toBe(48);
  expect([...bytes.subarray(44)]).toEqual([0, 1, 2, 3]);
  expect(new DataView(bytes.buffer).getUint32(40, true)).toBe(4);
});
