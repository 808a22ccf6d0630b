import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Json } from "@/lib/json";
import { type DemoClock, playEventStream, type StreamItem, systemClock } from "./event-stream";
import { readStream } from "./testing/harness";

const instantClock: DemoClock = { nowMs: () => 0, wait: async () => {} };
const never = new AbortController().signal;

function play(items: Iterable<StreamItem>, framing?: "awkward"): Response {
  return new Response(playEventStream(items, { clock: instantClock, signal: never, ...(framing && { framing }) }));
}

/** Events without end, how many of them were made, and a promise of their end. */
function createEndless(waitMs = 0) {
  const made = { count: 0 };
  let begin = () => {};
  let end = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  function* list(): Generator<StreamItem> {
    begin();
    try {
      for (;;) {
        made.count += 1;
        yield { kind: "event", data: made.count, waitMs };
      }
    } finally {
      end();
    }
  }
  return { made, begun, ended, items: list() };
}

/** Serves one stream over a real connection. */
async function serve(items: Iterable<StreamItem>): Promise<string> {
  const server = createServer((_request, response) => {
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    const stream = playEventStream(items, { clock: systemClock, signal: gone.signal });
    response.writeHead(200, { "content-type": "text/event-stream" });
    const bytes = Readable.from(stream);
    bytes.on("error", () => response.destroy());
    bytes.pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = isAddress(address) ? address.port : 0;
  return `http://127.0.0.1:${port}/`;
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === "object" && address !== null;
}

const texts = fc.array(fc.string({ unit: "grapheme" }), { minLength: 1 });

describe("playEventStream", () => {
  it("writes comments, events, names and texts", async () => {
    const response = play([
      { kind: "comment", text: "waiting", waitMs: 0 },
      { kind: "event", data: { a: "ü\n" }, waitMs: 0 },
      { kind: "event", event: "named", data: [1], waitMs: 0 },
      { kind: "text", text: "[DONE]", waitMs: 0 },
      { kind: "raw", text: "\n", waitMs: 0 },
    ]);
    expect(await response.text()).toBe(
      ': waiting\n\ndata: {"a":"ü\\n"}\n\nevent: named\ndata: [1]\n\ndata: [DONE]\n\n\n',
    );
  });

  it("means the same in awkward framing", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (list) => {
        const items = list.map((text): StreamItem => ({ kind: "event", event: "e", data: { text, list }, waitMs: 0 }));
        const { chunks, events } = await readStream(play(items, "awkward"));
        expect(chunks).toEqual(list.map((text): Json => ({ text, list })));
        expect(events[0]?.event).toBe("e");
      }),
    );
  });

  it("cuts characters in two in awkward framing", async () => {
    const pieces: string[] = [];
    for await (const bytes of play([{ kind: "event", data: "€€€€", waitMs: 0 }], "awkward").body ?? []) {
      pieces.push(new TextDecoder().decode(bytes));
    }
    expect(pieces.some((piece) => piece.includes("\ufffd"))).toBe(true);
  });

  it("makes an item only when it is asked for", async () => {
    const { made, items, ended } = createEndless();
    const reader = playEventStream(items, { clock: instantClock, signal: never }).getReader();
    await reader.read();
    await reader.read();
    expect(made.count).toBe(2);
    await reader.cancel();
    await ended;
    expect(items.next().done).toBe(true);
  });

  it("ends when the reader leaves while it waits", async () => {
    const { begun, ended, items } = createEndless(3_600_000);
    const reader = playEventStream(items, { clock: systemClock, signal: never }).getReader();
    const pending = reader.read();
    await begun;
    await reader.cancel();
    await ended;
    expect((await pending).done).toBe(true);
  });

  it("ends when the signal is aborted while it waits", async () => {
    const { begun, ended, items } = createEndless(3_600_000);
    const gone = new AbortController();
    const reader = playEventStream(items, { clock: systemClock, signal: gone.signal }).getReader();
    const pending = reader.read();
    await begun;
    gone.abort();
    expect((await pending).done).toBe(true);
    await ended;
  });

  it("does not begin for a reader that is gone already", async () => {
    const reader = playEventStream(createEndless().items, {
      clock: systemClock,
      signal: AbortSignal.abort(),
    }).getReader();
    expect((await reader.read()).done).toBe(true);
  });

  it("cuts a real connection", async () => {
    const url = await serve([
      { kind: "event", data: 1, waitMs: 0 },
      { kind: "cut", waitMs: 20 },
    ]);
    const { chunks, isCut } = await readStream(await fetch(url));
    expect({ chunks, isCut }).toEqual({ chunks: [1], isCut: true });
  });

  it("stops when the other end of a real connection leaves", async () => {
    const { ended, items } = createEndless(1);
    const leaving = new AbortController();
    const response = await fetch(await serve(items), { signal: leaving.signal });
    await response.body?.getReader().read();
    leaving.abort();
    await ended;
  });

  it("keeps the pace on average and does not catch up after a stall", async () => {
    let nowMs = 0;
    const waits: number[] = [];
    const clock: DemoClock = {
      nowMs: () => nowMs,
      async wait(durationMs) {
        waits.push(durationMs);
        nowMs += Math.max(0, durationMs);
      },
    };
    const reader = playEventStream(createEndless(10).items, { clock, signal: never }).getReader();
    await reader.read();
    nowMs += 5;
    await reader.read();
    nowMs += 10_000;
    await reader.read();
    await reader.cancel();
    expect(waits.slice(0, 3)).toEqual([10, 5, -40]);
  });
});
