import { expect, test } from "vitest";
import { createEventDecoder, maxEventCharacters } from "./decode-events";

const encoder = new TextEncoder();

function decode(...pieces: string[]) {
  const decoder = createEventDecoder();
  return [...pieces.flatMap((piece, position) => decoder.feed(encoder.encode(piece), position)), ...decoder.end(99)];
}

test("numbers, times and measures events, comments and the end mark", () => {
  expect(decode(": hi\n\n", 'id: 1\nevent: e\ndata: {"a":"é"}\n\n', "data: [DONE]\n\n")).toEqual([
    { number: 1, atMs: 0, sizeBytes: 2, kind: "comment", data: "hi" },
    { number: 2, atMs: 1, sizeBytes: 10, kind: "event", type: "e", id: "1", data: '{"a":"é"}', json: { a: "é" } },
    { number: 3, atMs: 2, sizeBytes: 6, kind: "done", data: "[DONE]" },
  ]);
});

test.each([
  ["an event", 'data: {"a":1}', { kind: "event", data: '{"a":1}', json: { a: 1 } }],
  ["a part of an event", 'data: {"a":', { kind: "event", data: '{"a":' }],
  ["a comment", ": PROCESS", { kind: "comment", data: "PROCESS" }],
  ["the end mark", "data: [DONE]\n", { kind: "done", data: "[DONE]" }],
])("marks %s at the end of the stream as unterminated", (_, text, event) => {
  expect(decode(text)).toMatchObject([{ ...event, unterminated: true, atMs: 99 }]);
});

test("shows an event ended by carriage returns at once", () => {
  const decoder = createEventDecoder();
  expect(decoder.feed(encoder.encode("data: 1\r\r"), 0)).toMatchObject([{ data: "1" }]);
  expect(decoder.feed(encoder.encode("\n"), 0)).toEqual([]);
});

test("takes the letters of a wrongly decoded byte order mark for what they are", () => {
  const whole = decode("ï»¿: a\n\n");
  expect(whole).toEqual(decode("ï", "»", "¿: a\n\n"));
  expect(whole).toEqual([]);
});

test("keeps numbers of one event when another is malformed", () => {
  expect(decode("data: {oops\n\ndata: 5\n\n")).toMatchObject([{ data: "{oops" }, { data: "5", json: 5 }]);
  expect(decode("data: {oops\n\n")[0]).not.toHaveProperty("json");
});

test("reads an event of five megabytes that comes in small pieces", () => {
  const text = "x".repeat(5_000_000);
  const decoder = createEventDecoder();
  const bytes = encoder.encode(`data: ${JSON.stringify(text)}\n\n`);
  const events = [];
  for (let at = 0; at < bytes.length; at += 1000) events.push(...decoder.feed(bytes.subarray(at, at + 1000), 0));
  expect(events).toHaveLength(1);
  expect(events[0]?.json).toBe(text);
  expect(decoder.overflowed).toBe(false);
});

test("gives up on a line that never ends", () => {
  const decoder = createEventDecoder();
  const piece = encoder.encode("y".repeat(1024 * 1024));
  expect(decoder.feed(encoder.encode("data: 1\n\n"), 0)).toHaveLength(1);
  for (let fed = 0; fed <= maxEventCharacters; fed += piece.length) {
    expect(decoder.overflowed).toBe(false);
    decoder.feed(piece, 0);
  }
  expect(decoder.overflowed).toBe(true);
  expect(decoder.feed(encoder.encode("\n\ndata: 2\n\n"), 0)).toEqual([]);
  expect(decoder.end(0)).toEqual([]);
});
