import type { Json } from "@/lib/json";

/** One thing that a stream does, `waitMs` after the one before. */
export type StreamItem =
  | { kind: "comment"; text: string; waitMs: number }
  | { kind: "event"; event?: string; data: Json; waitMs: number }
  /** An event whose data is this text rather than JSON, such as `[DONE]`. */
  | { kind: "text"; text: string; waitMs: number }
  /** Bytes that are no event. */
  | { kind: "raw"; text: string; waitMs: number }
  /** The connection breaks. */
  | { kind: "cut"; waitMs: number };

export interface DemoClock {
  nowMs(): number;
  /** Resolves after the time, or at once when the signal is aborted. */
  wait(durationMs: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: DemoClock = {
  nowMs: () => performance.now(),
  wait(durationMs, signal) {
    return new Promise((resolve) => {
      if (signal.aborted || durationMs <= 0) {
        resolve();
        return;
      }
      const finish = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", finish);
        resolve();
      };
      const timer = setTimeout(finish, durationMs);
      signal.addEventListener("abort", finish);
    });
  },
};

/** A stream that is late by more than this, because its reader was slow, does not make up for it in a burst. */
const CATCH_UP_MS = 50;

/** Small enough to fall into the middle of a character of three bytes or more. */
const AWKWARD_PIECE_BYTES = 5;

export interface EventStreamOptions {
  clock: DemoClock;
  /** Ends the stream when the reader is gone. */
  signal: AbortSignal;
  framing?: "awkward";
}

/**
 * Plays items as bytes of a server-sent event stream. An item is made only when the reader has taken the one before, so
 * a slow reader slows the stream down; a reader that leaves ends it.
 */
export function playEventStream(items: Iterable<StreamItem>, options: EventStreamOptions): ReadableStream<Uint8Array> {
  const { clock, framing } = options;
  const iterator = items[Symbol.iterator]();
  const cancelled = new AbortController();
  const gone = AbortSignal.any([options.signal, cancelled.signal]);
  let dueMs = clock.nowMs();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = iterator.next();
        if (next.done) {
          controller.close();
          return;
        }
        dueMs = Math.max(dueMs, clock.nowMs() - CATCH_UP_MS) + next.value.waitMs;
        await clock.wait(dueMs - clock.nowMs(), gone);
        if (gone.aborted) {
          iterator.return?.();
          if (!cancelled.signal.aborted) {
            controller.close();
          }
          return;
        }
        if (next.value.kind === "cut") {
          iterator.return?.();
          controller.error(new Error("The demo server cuts this connection, as its model is meant to."));
          return;
        }
        for (const bytes of encodeItem(next.value, framing)) {
          controller.enqueue(bytes);
        }
      },
      cancel() {
        cancelled.abort();
        iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

function encodeItem(item: Exclude<StreamItem, { kind: "cut" }>, framing: "awkward" | undefined): Uint8Array[] {
  if (item.kind === "raw") {
    return [new TextEncoder().encode(item.text)];
  }
  if (framing === undefined) {
    return [new TextEncoder().encode(`${listLines(item).join("\n")}\n\n`)];
  }
  // Legal, all of it: CRLF, no blank after the colon, fields that nobody needs, JSON over several data lines.
  const bytes = new TextEncoder().encode(`id:7\r\nretry:3000\r\n${listAwkwardLines(item).join("\r\n")}\r\n\r\n`);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += AWKWARD_PIECE_BYTES) {
    pieces.push(bytes.slice(at, at + AWKWARD_PIECE_BYTES));
  }
  return pieces;
}

type TextualItem = Exclude<StreamItem, { kind: "cut" | "raw" }>;

function listLines(item: TextualItem): string[] {
  switch (item.kind) {
    case "comment":
      return [`: ${item.text}`];
    case "text":
      return [`data: ${item.text}`];
    case "event":
      return [...(item.event === undefined ? [] : [`event: ${item.event}`]), `data: ${JSON.stringify(item.data)}`];
  }
}

function listAwkwardLines(item: TextualItem): string[] {
  switch (item.kind) {
    case "comment":
      return [`:${item.text}`];
    case "text":
      return [`data:${item.text}`];
    case "event":
      return [
        ...(item.event === undefined ? [] : [`event:${item.event}`]),
        ...JSON.stringify(item.data, null, 1)
          .split("\n")
          .map((line) => `data:${line}`),
      ];
  }
}
