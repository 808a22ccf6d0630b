import { expect, test } from "vitest";
import type { Failure } from "@/lib/errors/failure";
import { createExchange, type Exchange } from "./exchange";
import type { ExchangeState } from "./exchange-snapshot";
import { encode, toStream } from "./fixtures/stream-fixture";
import { readMetrics } from "./read-metrics";

type Headers = [string, string][];

const json: Headers = [["content-type", "application/json"]];
const html: Headers = [["content-type", "text/html; charset=utf-8"]];
const sse: Headers = [["content-type", "text/event-stream"]];
const lost = { offline: false, detail: "network error" };
const relayError = {
  error: { code: 502, message: "m", metadata: { source: "relay", error_type: "upstream_unreachable" } },
};
const finished = toStream({ choices: [{ index: 0, delta: { content: "a" }, finish_reason: "stop" }] });
const unfinished = toStream({ choices: [{ index: 0, delta: { content: "a" } }] });

function begin(exchange: Exchange, onAbort = () => {}) {
  const run = exchange.begin({ method: "POST", url: "/x", abort: onAbort });
  run.sent();
  return run;
}

function receive(status: number, headers: Headers, body: string, end: (run: ReturnType<typeof begin>) => void) {
  const exchange = createExchange(() => 0);
  const run = begin(exchange);
  run.receiveHead({ status, statusText: "", headers });
  run.receiveBytes(encode(body));
  end(run);
  return exchange;
}

test.each<
  [
    name: string,
    status: number,
    headers: Headers,
    body: string,
    ended: "whole" | "lost",
    state: ExchangeState,
    failure: Failure["kind"] | null,
  ]
>([
  ["JSON", 200, json, '{"data":[]}', "whole", "done", null],
  ["JSON after white space that kept the connection alive", 200, json, '\n  \n\n {"data":[]}', "whole", "done", null],
  ["nothing", 204, [], "", "whole", "done", null],
  ["an unchanged resource", 304, [], "", "whole", "done", null],
  ["JSON that stops in the middle", 200, json, '{"data":[{"a":"b', "whole", "cut", "unfinished-json"],
  ["JSON that never was any", 200, json, "hello", "whole", "done", null],
  ["a body shorter than announced", 200, [...json, ["content-length", "100"]], "{}", "whole", "cut", "short-body"],
  [
    "a compressed body",
    200,
    [...json, ["content-length", "100"], ["content-encoding", "gzip"]],
    "{}",
    "whole",
    "done",
    null,
  ],
  ["a lost connection", 200, json, '{"data":', "lost", "cut", "connection-lost"],
  ["success with only an error", 200, json, '{"error":{"message":"no"}}', "whole", "error", "reported"],
  ["success with an empty error", 200, json, '{"error":null,"id":1}', "whole", "done", null],
  [
    "a choice that failed",
    200,
    json,
    '{"choices":[{"message":{"content":"a"},"error":{"message":"no"}}]}',
    "whole",
    "error",
    "reported",
  ],
  ["an error of the relay", 502, json, JSON.stringify(relayError), "whole", "error", "relay"],
  ["an unauthorised request", 401, json, '{"detail":"Not authenticated"}', "whole", "error", "http"],
  ["an empty error", 500, [], "", "whole", "error", "http"],
  ["an error page", 502, html, "<h1>Bad gateway</h1>", "whole", "error", "http"],
  ["a redirect", 302, [], "", "whole", "error", "http"],
  ["an error whose body was lost", 500, json, '{"err', "lost", "error", "http"],
  ["a finished stream", 200, sse, finished, "whole", "done", null],
  ["a stream that broke after its end", 200, sse, finished, "lost", "done", null],
  ["a stream with an end mark alone", 200, sse, `${unfinished}data: [DONE]\n\n`, "whole", "done", null],
  ["an unfinished stream", 200, sse, unfinished, "whole", "cut", "unfinished-stream"],
  ["a stream that broke", 200, sse, unfinished, "lost", "cut", "connection-lost"],
  ["a stream that the relay lost", 200, sse, unfinished + toStream(relayError), "whole", "cut", "relay"],
  ["a stream that the relay lost after its end", 200, sse, finished + toStream(relayError), "whole", "done", null],
  [
    "a stream with an error",
    200,
    sse,
    `${unfinished}${toStream({ error: { message: "no" } })}data: [DONE]\n\n`,
    "whole",
    "error",
    "reported",
  ],
  [
    "a finish reason of error",
    200,
    sse,
    toStream({ choices: [{ index: 0, delta: {}, finish_reason: "error" }] }),
    "whole",
    "error",
    "reported",
  ],
  ["an error event of plain text", 200, sse, "event: error\ndata: overloaded\n\n", "whole", "error", "reported"],
  ["an empty stream", 200, sse, "", "whole", "cut", "unfinished-stream"],
  ["JSON under the name of a stream", 200, sse, '{"error":{"message":"no"}}', "whole", "error", "reported"],
  ["a stream under the name of JSON", 200, json, finished, "whole", "done", null],
])("ends %s truthfully", (_, status, headers, body, ended, state, failure) => {
  const snapshot = receive(status, headers, body, (run) => run.end(ended === "lost" ? lost : undefined)).getSnapshot();
  expect(snapshot.state).toBe(state);
  expect(snapshot.failure?.kind ?? null).toBe(failure);
  expect(snapshot.rawText?.toString()).toBe(body);
});

test("keeps what arrived when it is stopped, and aborts the request", () => {
  let aborted = 0;
  const exchange = createExchange(() => 0);
  const run = begin(exchange, () => {
    aborted += 1;
  });
  run.receiveHead({ status: 200, statusText: "OK", headers: sse });
  run.receiveBytes(encode(unfinished));
  expect(exchange.getSnapshot().state).toBe("streaming");
  exchange.stop();
  run.receiveBytes(encode(finished));
  run.end(lost);
  exchange.stop();
  expect(aborted).toBe(1);
  expect(exchange.getSnapshot()).toMatchObject({ state: "stopped", failure: null, events: { length: 1 } });
  expect(exchange.assembled()).toMatchObject({ choices: [{ message: { content: "a" } }] });
});

test("forgets a send when the next one begins, and ignores what still comes of it", () => {
  let aborted = 0;
  const exchange = createExchange(() => 0);
  const first = begin(exchange, () => {
    aborted += 1;
  });
  first.receiveHead({ status: 200, statusText: "OK", headers: sse });
  const second = begin(exchange);
  first.receiveBytes(encode(finished));
  first.end();
  expect(aborted).toBe(1);
  expect(first.active).toBe(false);
  expect(second.active).toBe(true);
  expect(exchange.getSnapshot()).toMatchObject({ state: "sending", runId: 2, sizeBytes: 0, response: null });
});

test("goes through its states and tells about each change", () => {
  const exchange = createExchange(() => 0);
  const states: ExchangeState[] = [];
  exchange.subscribe(() => states.push(exchange.getSnapshot().state));
  expect(exchange.getSnapshot().state).toBe("idle");
  const run = exchange.begin({ method: "GET", url: "/", abort: () => {} });
  expect(exchange.getSnapshot().waiting).toBe(true);
  run.sent();
  expect(exchange.getSnapshot().waiting).toBe(false);
  run.receiveHead({ status: 200, statusText: "OK", headers: sse });
  run.receiveBytes(encode(finished));
  run.end();
  expect(states).toEqual(["sending", "sending", "streaming", "streaming", "done"]);
});

test("gives the same snapshot until something changes", () => {
  const exchange = createExchange(() => 0);
  const run = begin(exchange);
  const before = exchange.getSnapshot();
  expect(exchange.getSnapshot()).toBe(before);
  run.fail({ kind: "redirect" });
  expect(exchange.getSnapshot()).not.toBe(before);
  expect(exchange.getSnapshot()).toMatchObject({ state: "error", failure: { kind: "redirect" } });
});

test("measures from the moment of sending", () => {
  let now = 1000;
  const exchange = createExchange(() => now);
  const run = exchange.begin({ method: "POST", url: "/", abort: () => {} });
  now = 2000;
  run.sent();
  now = 2010;
  run.receiveHead({ status: 200, statusText: "OK", headers: sse });
  now = 2020;
  run.receiveBytes(encode(": wait\n\n"));
  now = 2030;
  run.receiveBytes(encode(unfinished));
  now = 3030;
  run.receiveBytes(encode(finished));
  run.receiveBytes(encode(toStream({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 50, cost: "0.25" } })));
  now = 3100;
  run.end();
  const snapshot = exchange.getSnapshot();
  expect(snapshot.marks).toEqual({ headers: 10, firstByte: 20, firstToken: 30, lastByte: 1030, end: 1100 });
  expect(snapshot.events.map((event) => event.atMs)).toEqual([20, 30, 1030, 1030]);
  expect(readMetrics(snapshot)).toEqual({
    inputTokens: 5,
    outputTokens: 50,
    costUsd: 0.25,
    firstByteMs: 20,
    firstTokenMs: 30,
    totalMs: 1100,
    tokensPerSecond: 50,
  });
});

test("never invents a metric", () => {
  const exchange = receive(200, sse, finished, (run) => run.end());
  const metrics = readMetrics(exchange.getSnapshot());
  expect(Object.keys(metrics).sort()).toEqual(["firstByteMs", "firstTokenMs", "totalMs"]);
});

test("does not assemble the relay's own report into the answer", () => {
  const exchange = receive(
    200,
    sse,
    unfinished + toStream({ ...relayError, choices: [{ index: 0, delta: {}, finish_reason: "error" }] }),
    (run) => run.end(),
  );
  expect(exchange.assembled()).toEqual({
    choices: [{ index: 0, message: { role: "assistant", content: "a" }, finish_reason: null }],
  });
  expect(exchange.getSnapshot().events).toHaveLength(2);
});

test("shows what the relay disarmed under the name that the upstream gave it, but never as a stream", () => {
  const disarmed = (type: string): Headers => [
    ["content-type", "application/octet-stream"],
    ["x-relay-content-type", type],
  ];
  const kindOf = (headers: Headers) =>
    receive(200, headers, "data: 1\n\n", (run) => run.end()).getSnapshot().response?.mediaType;
  expect(kindOf(disarmed("text/html"))).toEqual({ essence: "text/html", kind: "text" });
  expect(kindOf(disarmed("application/pdf"))).toEqual({ essence: "application/pdf", kind: "pdf" });
  expect(kindOf(disarmed("image/svg+xml"))).toEqual({ essence: "image/svg+xml", kind: "text" });
  expect(kindOf(disarmed("text/event-stream"))).toEqual({ essence: "text/event-stream", kind: "text" });
  expect(kindOf([["Content-Type", "APPLICATION/Problem+JSON; charset=utf-8"]])).toEqual({
    essence: "application/problem+json",
    kind: "json",
  });
});

test("stops reading a line that never ends, and says so", () => {
  let aborted = 0;
  const exchange = createExchange(() => 0);
  const run = begin(exchange, () => {
    aborted += 1;
  });
  run.receiveHead({ status: 200, statusText: "OK", headers: sse });
  run.receiveBytes(encode(unfinished));
  const piece = encode("z".repeat(4 * 1024 * 1024));
  for (let count = 0; count < 20 && run.active; count += 1) run.receiveBytes(piece);
  expect(aborted).toBe(1);
  expect(exchange.getSnapshot()).toMatchObject({ state: "error", failure: { kind: "too-large", what: "event" } });
  expect(exchange.assembled()).toMatchObject({ choices: [{ message: { content: "a" } }] });
});

test("assembles an answer that nests deeper than the stack", () => {
  const deep = "[".repeat(50_000) + "]".repeat(50_000);
  for (const chunk of [deep, `{"choices":[{"index":0,"delta":{"content":"a","x":${deep}},"finish_reason":"stop"}]}`]) {
    const { assembled } = receive(200, sse, `data: ${chunk}\n\ndata: [DONE]\n\n`, (run) => run.end());
    expect(assembled).not.toThrow();
    expect(assembled()).toBeDefined();
  }
});

test.each([
  ["whole", "", "done"],
  ["broken off", '"', "cut"],
])("reads long JSON that is %s", (_, cutAt, state) => {
  const value = { data: Array.from({ length: 200 }, (__, id) => ({ id, text: "ü".repeat(9000) })) };
  const text = JSON.stringify(value);
  const bytes = encode(`\uFEFF \n${cutAt === "" ? text : text.slice(0, text.lastIndexOf(cutAt))}`);
  const exchange = createExchange(() => 0);
  const run = begin(exchange);
  run.receiveHead({ status: 200, statusText: "", headers: json });
  for (let at = 0; at < bytes.length; at += 65_535) run.receiveBytes(bytes.slice(at, at + 65_535));
  run.end();
  const snapshot = exchange.getSnapshot();
  expect(snapshot.state).toBe(state);
  expect(snapshot.json).toEqual(cutAt === "" ? value : undefined);
});
