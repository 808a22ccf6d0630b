import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import { replayRecording } from "@/lib/browser/replay-recording";
import { createExchange, type Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { leaveOutSecret } from "./leave-out-secret";
import { readRecording } from "./read-recording";
import { type Recording, takeRecording } from "./recording";
import { writeRecording } from "./write-recording";

const secret = "sk-or-v1-secret";
const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (recording: Recording) => [...writeRecording(recording)].join("");
const chunk = (content: string, rest: object = {}) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, ...rest }] })}\n\n`;

/** A stream as it might be received, with a chunk that ends inside of a character. */
function receive(end: (exchange: Exchange, lost: () => void) => void): Exchange {
  let now = 1000;
  const exchange = createExchange(() => now);
  const run = exchange.begin({
    method: "POST",
    url: `/api/relay/api/chat?key=${secret}#x`,
    assembler: "chat-completions",
    abort: () => {},
  });
  run.sent();
  now += 120.5;
  run.receiveHead({
    status: 200,
    statusText: "OK",
    headers: [
      ["content-type", "text/event-stream"],
      ["x-ratelimit-remaining", "9"],
      ["x-request-id", "r-1"],
      ["set-cookie", secret],
      ["x-account-email", "a@b.example"],
    ],
  });
  const bytes = bytesOf(`: waiting\n\n${chunk("Gr")}${chunk("üße 🌙")}${chunk("!", { finish_reason: null })}`);
  const cut = bytes.indexOf(0xf0) + 2;
  now += 30;
  run.receiveBytes(bytes.slice(0, cut));
  now += 50.25;
  run.receiveBytes(bytes.slice(cut));
  now += 10;
  end(exchange, () => run.end({ offline: true, detail: "gone" }));
  if (run.active) run.end();
  return exchange;
}

const compared = ({ state, events, marks, rawText, answer, failure, response }: ExchangeSnapshot) => ({
  state,
  events,
  marks,
  text: rawText?.toString(),
  answer: answer?.choices[0]?.parts.map((part) => (part.kind === "text" ? part.text.toString() : part.kind)),
  failure,
  status: response?.status,
});

describe("a recording", () => {
  it.each([
    ["ended", () => {}],
    ["stopped", (exchange: Exchange) => exchange.stop()],
    ["lost", (_: Exchange, lose: () => void) => lose()],
  ] as const)("of a stream that was %s plays to the same answer with the same times", async (kind, end) => {
    const exchange = receive(end);
    const taken = takeRecording(exchange);
    const opened = readRecording(textOf(taken as Recording));
    if (!opened.ok) throw new Error(opened.problem);
    expect(opened.recording.ending.kind).toBe(kind);
    const replayed = createExchange();
    await replayRecording(replayed, opened.recording, Number.POSITIVE_INFINITY);
    expect(compared(replayed.getSnapshot())).toEqual(compared(exchange.getSnapshot()));
    expect(replayed.assembled()).toEqual(exchange.assembled());
    expect(takeRecording(replayed)).toEqual(taken);
  });

  it("holds no credential, query, account or cookie", () => {
    const text = textOf(takeRecording(receive(() => {})) as Recording);
    expect(text).not.toContain(secret);
    expect(text).not.toContain("a@b.example");
    expect(text).toContain("x-ratelimit-remaining");
    expect(text).toContain("x-request-id");
  });

  it("leaves out the secret of its body wherever it stands, and is none when that cannot be told", () => {
    const body = { data: { hash: "h", size: 1 }, key: secret, note: `use ${secret}`, list: [secret] };
    const recording: Recording = {
      recordedAtMs: 0,
      method: "POST",
      path: "/keys",
      assembler: undefined,
      status: 201,
      statusText: "Created",
      headers: [
        ["content-type", "application/json"],
        ["Content-Length", "9"],
      ],
      headersMs: 1,
      chunks: ["a", "b"].map((text, place) => ({ atMs: 2 + place, bytes: bytesOf(text) })),
      ending: { atMs: 4, kind: "ended" },
    };
    const kept = leaveOutSecret(recording, body, "/key");
    const text = textOf(kept as Recording);
    expect(text).not.toContain(secret);
    expect(text).not.toContain("ontent-Length");
    expect(kept?.chunks.map(({ atMs }) => atMs)).toEqual([3]);
    expect(JSON.parse(new TextDecoder().decode(kept?.chunks[0]?.bytes)).data).toEqual(body.data);
    expect(leaveOutSecret(recording, undefined, "/key")).toBeUndefined();
    expect(leaveOutSecret(recording, { key: null }, "/key")).toBe(recording);
    expect(leaveOutSecret({ ...recording, status: 403 }, undefined, "/key")).toEqual({ ...recording, status: 403 });
  });

  it("is not taken of what has not ended or was never answered", () => {
    const exchange = createExchange();
    expect(takeRecording(exchange)).toBeUndefined();
    const run = exchange.begin({ method: "GET", url: "/", abort: () => {} });
    run.sent();
    expect(takeRecording(exchange)).toBeUndefined();
    run.fail({ kind: "unreachable", offline: false, detail: "" });
    expect(takeRecording(exchange)).toBeUndefined();
  });

  it("keeps every byte and time through its file", () => {
    const anyRecording = fc.record({
      recordedAtMs: fc.integer({ min: 0, max: 4e12 }),
      method: fc.constant("POST"),
      path: fc.string(),
      assembler: fc.constantFrom(undefined, "responses" as const),
      status: fc.integer({ min: 100, max: 599 }),
      statusText: fc.string(),
      headers: fc.array(fc.tuple(fc.string(), fc.string())),
      headersMs: fc.constant(0.5),
      chunks: fc
        .array(
          fc.oneof(
            fc.uint8Array({ maxLength: 40 }),
            fc.constantFrom("", "\uFEFFa", "é🌙\u2028", '\u0000\r\n\\"').map(bytesOf),
          ),
          {
            maxLength: 6,
          },
        )
        .map((list) => list.map((bytes, place) => ({ atMs: 1 + place / 3, bytes: new Uint8Array(bytes) }))),
      ending: fc.constantFrom(
        { atMs: 1e6, kind: "ended" as const },
        {
          atMs: 1e6,
          kind: "lost" as const,
          offline: false,
          detail: "x\n",
        },
      ),
    });
    fc.assert(
      fc.property(anyRecording, (recording) => {
        expect(readRecording(textOf(recording))).toEqual({ ok: true, recording });
      }),
      { numRuns: 30 },
    );
  });

  it("says what is wrong with a file", () => {
    const [head = "", ...rest] = textOf(takeRecording(receive(() => {})) as Recording).split(/(?<=\n)/);
    const read = (...lines: string[]) => {
      const opened = readRecording(lines.join(""));
      return opened.ok ? "ok" : [opened.problem, opened.line];
    };
    expect(read(head, ...rest)).toBe("ok");
    expect(read(`\uFEFF${head}`, ...rest.map((line) => line.replace("\n", "\r\n")))).toBe("ok");
    expect(read("")).toEqual(["not-a-recording", undefined]);
    expect(read('{"choices":[]}')).toEqual(["not-a-recording", undefined]);
    expect(read(head.replace('"version":1', '"version":2'), ...rest)).toEqual(["newer-version", undefined]);
    expect(read(head.replace('"version":1', '"version":"1"'), ...rest)).toEqual(["unknown-version", undefined]);
    expect(read(head.replace('"status":200', '"status":2000'), ...rest)).toEqual(["damaged", 1]);
    expect(read(head.replace('"headers":[', '"headers":[["a"],'), ...rest)).toEqual(["damaged", 1]);
    expect(read(head, ...rest.slice(0, -1))).toEqual(["cut-short", undefined]);
    expect(read(head, ...rest.slice(0, -1), rest.at(-1)?.slice(0, 9) ?? "")).toEqual(["cut-short", undefined]);
    expect(read(head)).toEqual(["cut-short", undefined]);
    expect(read(head, "{}\n", ...rest)).toEqual(["damaged", 2]);
    expect(read(head, '{"atMs":1,"text":""}\n', ...rest)).toEqual(["damaged", 2]);
    expect(read(head, '{"atMs":1e300,"text":""}\n', ...rest)).toEqual(["damaged", 2]);
    expect(read(head, '{"atMs":121,"base64":"?"}\n', ...rest)).toEqual(["damaged", 2]);
    expect(read(head, rest.at(-1) ?? "", ...rest)).toEqual(["damaged", 2]);
    expect(read(head, ...rest.slice(0, -1), '{"atMs":9999,"end":"lost"}\n')).toEqual(["damaged", 4]);
  });
});

describe("replayRecording", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const recording = takeRecording(receive(() => {})) as Recording;

  it("keeps the recorded pace, or a multiple of it", async () => {
    vi.useFakeTimers();
    for (const speed of [1, 4]) {
      const exchange = createExchange();
      const playing = replayRecording(exchange, recording, speed);
      await vi.advanceTimersByTimeAsync(119 / speed);
      expect(exchange.getSnapshot().response).toBeNull();
      await vi.advanceTimersByTimeAsync(33 / speed);
      expect(exchange.getSnapshot()).toMatchObject({ state: "streaming", marks: { firstByte: 150.5 } });
      expect(exchange.getSnapshot().marks).not.toHaveProperty("end");
      await vi.runAllTimersAsync();
      await playing;
      expect(exchange.getSnapshot()).toMatchObject({ state: "cut", marks: { end: 210.75 } });
    }
  });

  it("can be stopped, and keeps what was played", async () => {
    vi.useFakeTimers();
    const exchange = createExchange();
    const playing = replayRecording(exchange, recording, 1);
    await vi.advanceTimersByTimeAsync(160);
    exchange.stop();
    await playing;
    expect(exchange.getSnapshot()).toMatchObject({ state: "stopped", marks: { end: 150.5 } });
    expect(exchange.getSnapshot().events.map(({ kind, unterminated }) => [kind, unterminated])).toEqual([
      ["comment", undefined],
      ["event", undefined],
      ["event", true],
    ]);
  });
});
