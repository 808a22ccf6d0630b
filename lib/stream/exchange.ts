import type { Failure } from "@/lib/errors/failure";
import type { Json } from "@/lib/json";
import type { AssemblerKind } from "./assembler";
import { readMediaType } from "./body-kind";
import { decideOutcome, type Ending } from "./decide-outcome";
import { maxEventCharacters } from "./decode-events";
import type { ExchangeMarks, ExchangeSnapshot, ExchangeState, ReplayOrigin, ResponseHead } from "./exchange-snapshot";
import { type BodyReader, createBodyReader, type TimedChunk } from "./read-body";

/** Bodies beyond this are not read on: every lens keeps its own view of them in memory. */
const maxBodyBytes = 256 * 1024 * 1024;

export interface ExchangeRequest {
  method: string;
  url: string;
  /** What the stream is expected to be; what it really is decides. */
  assembler?: AssemblerKind | undefined;
  /** Called once when the person stops the exchange, or a guard does. */
  abort: () => void;
  /** Set when an earlier answer is played again instead of being sent for. */
  replay?: Replay;
}

/** A replay tells the times of its recording, whatever pace it is played at. */
export interface Replay extends ReplayOrigin {
  now: () => number;
}

/** One send, from the point of view of whoever does the sending. Calls after its end, or after a newer send, do nothing. */
export interface ExchangeRun {
  /** The request has left the queue and is on its way: the clock starts. */
  sent(): void;
  receiveHead(head: { status: number; statusText: string; headers: readonly (readonly [string, string])[] }): void;
  receiveBytes(bytes: Uint8Array<ArrayBuffer>): void;
  /** The body is over: whole as far as the connection tells, or broken off. */
  end(lost?: { offline: boolean; detail: string }): void;
  /** There is no response. */
  fail(failure: Failure): void;
  readonly active: boolean;
}

export interface Exchange {
  /** Called on every change, many times between two frames: take a snapshot per frame. */
  subscribe(listener: () => void): () => void;
  /** The same object until something changes; cheap. */
  getSnapshot(): ExchangeSnapshot;
  /** Begins a send and forgets the one before, which is stopped if it still runs. */
  begin(request: ExchangeRequest): ExchangeRun;
  /** Ends a running send and keeps what arrived. */
  stop(): void;
  /** The body's bytes as they came. */
  bytes(): Uint8Array<ArrayBuffer>[];
  /** The same with the time of each, and what the stream was expected to be: all that it takes to play it again. */
  received(): { chunks: TimedChunk[]; assembler: AssemblerKind | undefined };
  /** The assembled answer of a stream, as JSON. Costs the whole answer. */
  assembled(): Json | undefined;
}

interface Run {
  id: number;
  request: ExchangeRequest;
  now: () => number;
  state: ExchangeState;
  waiting: boolean;
  startedAt: number;
  sentAtMs: number | null;
  marks: ExchangeMarks;
  head: ResponseHead | null;
  body: BodyReader | null;
  failure: Failure | null;
}

/** The store of one request and its response. `now` gives milliseconds of a clock that never goes back. */
export function createExchange(now: () => number = () => performance.now()): Exchange {
  const listeners = new Set<() => void>();
  let run: Run | null = null;
  let runCount = 0;
  let version = 0;
  let snapshot: ExchangeSnapshot = takeSnapshot(null, 0);

  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };

  const isRunning = (of: Run) => of === run && (of.state === "sending" || of.state === "streaming");

  const finish = (of: Run, ending: Ending) => {
    const at = of.now() - of.startedAt;
    of.body?.end(at);
    of.waiting = false;
    of.marks = { ...of.marks, end: at };
    if (of.head && of.body) {
      markFirstToken(of, of.body);
      const outcome = decideOutcome(of.head, of.body, ending, Date.now());
      of.state = outcome.state;
      of.failure = outcome.failure;
    } else {
      of.state = "stopped";
    }
    changed();
  };

  const receiveBytes = (of: Run, body: BodyReader, bytes: Uint8Array<ArrayBuffer>) => {
    const at = of.now() - of.startedAt;
    if (bytes.length > 0) of.marks = { ...of.marks, firstByte: of.marks.firstByte ?? at, lastByte: at };
    body.feed(bytes, at);
    markFirstToken(of, body);
    if (body.overflowed || body.sizeBytes > maxBodyBytes) {
      of.request.abort();
      finish(of, {
        kind: "too-large",
        what: body.overflowed ? "event" : "answer",
        limitBytes: body.overflowed ? maxEventCharacters : maxBodyBytes,
      });
    } else {
      changed();
    }
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSnapshot: () => {
      if (snapshot.version !== version) snapshot = takeSnapshot(run, version);
      return snapshot;
    },
    begin: (request) => {
      if (run && isRunning(run)) run.request.abort();
      runCount += 1;
      const runNow = request.replay?.now ?? now;
      const mine: Run = {
        id: runCount,
        request,
        now: runNow,
        state: "sending",
        waiting: true,
        startedAt: runNow(),
        sentAtMs: null,
        marks: {},
        head: null,
        body: null,
        failure: null,
      };
      run = mine;
      changed();
      return {
        sent: () => {
          if (!isRunning(mine)) return;
          mine.waiting = false;
          mine.startedAt = mine.now();
          mine.sentAtMs = Date.now();
          changed();
        },
        receiveHead: (head) => {
          if (!isRunning(mine)) return;
          const mediaType = readMediaType(head.headers);
          mine.head = { ...head, mediaType };
          mine.body = createBodyReader(mediaType.kind, request.assembler);
          mine.marks = { ...mine.marks, headers: mine.now() - mine.startedAt };
          if (mediaType.kind === "event-stream") mine.state = "streaming";
          changed();
        },
        receiveBytes: (bytes) => {
          if (isRunning(mine) && mine.body) receiveBytes(mine, mine.body, bytes);
        },
        end: (lost) => {
          if (isRunning(mine)) finish(mine, lost ? { kind: "connection-lost", ...lost } : { kind: "ended" });
        },
        fail: (failure) => {
          if (!isRunning(mine)) return;
          mine.waiting = false;
          mine.state = "error";
          mine.failure = failure;
          mine.marks = { ...mine.marks, end: mine.now() - mine.startedAt };
          changed();
        },
        get active() {
          return isRunning(mine);
        },
      };
    },
    stop: () => {
      if (!run || !isRunning(run)) return;
      run.request.abort();
      finish(run, { kind: "stopped" });
    },
    bytes: () => (run?.body?.chunks ?? []).map(({ bytes }) => bytes),
    received: () => ({ chunks: [...(run?.body?.chunks ?? [])], assembler: run?.request.assembler }),
    assembled: () => (run?.body?.kind === "event-stream" ? run.body.assembler.value() : undefined),
  };
}

function markFirstToken(run: Run, body: BodyReader): void {
  if (run.marks.firstToken === undefined && body.firstTokenMs !== undefined) {
    run.marks = { ...run.marks, firstToken: body.firstTokenMs };
  }
}

function takeSnapshot(run: Run | null, version: number): ExchangeSnapshot {
  const body = run?.body ?? null;
  let answer: { value: ExchangeSnapshot["answer"] } | undefined;
  return {
    version,
    runId: run?.id ?? 0,
    state: run?.state ?? "idle",
    waiting: run?.waiting ?? false,
    request: run ? { method: run.request.method, url: run.request.url } : null,
    replay: run?.request.replay ?? null,
    sentAtMs: run?.sentAtMs ?? null,
    marks: run?.marks ?? {},
    response: run?.head ?? null,
    sizeBytes: body?.sizeBytes ?? 0,
    events: body?.events ?? [],
    rawText: body?.rawText ?? null,
    json: body?.json,
    get answer() {
      answer ??= { value: body?.answer };
      return answer.value;
    },
    failure: run?.failure ?? null,
  };
}
