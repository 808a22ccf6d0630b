import type { Dispatcher } from "undici";
import type { RelayLimits } from "@/lib/environment";
import type { RelayFailure } from "@/lib/errors/relay-errors";
import type { BodyPiece, BodySource } from "@/lib/relay/body-source";
import { classifyUpstreamError } from "@/lib/relay/classify-upstream-error";
import type { HeaderList } from "@/lib/relay/request-headers";

/** How much of an answer waits in this process for a slow reader before the upstream is told to wait. */
const HIGH_WATER_BYTES = 256 * 1024;

/** A timer that fires so much late says that this process was held up, not how long the upstream was silent. */
const LATE_MS = 100;

export interface UpstreamAnswer {
  status: number;
  headers: HeaderList;
  body: BodySource;
}

export type UpstreamResult =
  | { kind: "answer"; answer: UpstreamAnswer }
  | { kind: "failed"; failure: RelayFailure }
  | { kind: "client-gone" };

export interface UpstreamTimings {
  /** Until a connection was there and the request began to leave. */
  connectMs: number;
  /** From then to the answer's headers. */
  headersMs: number;
}

type ExchangeLimits = Pick<RelayLimits, "connectTimeoutMs" | "headersTimeoutMs" | "idleTimeoutMs" | "totalTimeoutMs">;

type Phase = "connecting" | "waiting" | "receiving" | "over";

/**
 * One upstream call over undici's handler interface, which costs about half of `fetch` per piece of a stream. Holds
 * the time limit of each phase, the client's abort and backpressure. Pieces that arrive between two reads are joined.
 */
export class UpstreamExchange implements Dispatcher.DispatchHandler, BodySource {
  readonly result: Promise<UpstreamResult>;
  readonly timings: UpstreamTimings = { connectMs: 0, headersMs: 0 };

  readonly #limits: ExchangeLimits;
  readonly #signal: AbortSignal;
  readonly #onAbort = () => this.#stop({ kind: "client-gone" });
  readonly #totalTimer: NodeJS.Timeout;
  #phase: Phase = "connecting";
  #phaseTimer: NodeJS.Timeout;
  #phaseStartedAt = performance.now();
  #quietSince = 0;
  #controller: Dispatcher.DispatchController | undefined;
  #isPaused = false;
  /** Since the time limit was last looked at. */
  #wasPaused = false;
  #settle: (result: UpstreamResult) => void = () => {};
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #last: BodyPiece | undefined;
  #handToReader: ((piece: BodyPiece) => void) | undefined;

  constructor(limits: ExchangeLimits, signal: AbortSignal) {
    this.#limits = limits;
    this.#signal = signal;
    this.result = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.#phaseTimer = this.#startPhaseTimer({ code: "connect_timeout" }, limits.connectTimeoutMs);
    this.#totalTimer = setTimeout(
      () =>
        this.#stop({ kind: "lost", failure: { code: "total_timeout", detail: `limit ${limits.totalTimeoutMs} ms` } }),
      limits.totalTimeoutMs,
    );
    if (signal.aborted) {
      this.#stop({ kind: "client-gone" });
    } else {
      signal.addEventListener("abort", this.#onAbort, { once: true });
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#phase === "over") {
      controller.abort(new Error("given up before a connection was there"));
      return;
    }
    this.#controller = controller;
    this.timings.connectMs = this.#enterPhase("waiting");
    this.#phaseTimer = this.#startPhaseTimer({ code: "headers_timeout" }, this.#limits.headersTimeoutMs);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    // Interim answers such as 103 Early Hints come through here as well, before the one that counts.
    if (status < 200 || this.#phase !== "waiting") {
      return;
    }
    this.timings.headersMs = this.#enterPhase("receiving");
    this.#phaseTimer = this.#startPhaseTimer({ code: "idle_timeout" }, this.#limits.idleTimeoutMs);
    this.#settle({ kind: "answer", answer: { status, headers: flattenHeaders(headers), body: this } });
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#phase !== "receiving") {
      return;
    }
    this.#restartPhaseTimer();
    if (this.#handToReader) {
      this.#hand({ kind: "bytes", bytes: chunk });
      return;
    }
    this.#waiting.push(chunk);
    this.#waitingBytes += chunk.byteLength;
    if (this.#waitingBytes >= HIGH_WATER_BYTES && !this.#isPaused) {
      this.#isPaused = true;
      controller.pause();
    }
  }

  onResponseEnd(): void {
    this.#finish({ kind: "end" });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.#finish({
      kind: "lost",
      failure: classifyUpstreamError(error, this.#phase === "receiving" ? "body" : this.#phase),
    });
  }

  read(): Promise<BodyPiece> {
    const piece = this.readNow();
    return piece
      ? Promise.resolve(piece)
      : new Promise((resolve) => {
          this.#handToReader = resolve;
        });
  }

  readNow(): BodyPiece | undefined {
    return this.#takeWaiting() ?? this.#last;
  }

  #takeWaiting(): BodyPiece | undefined {
    const [first] = this.#waiting;
    if (!first) {
      return undefined;
    }
    const bytes = this.#waiting.length === 1 ? first : Buffer.concat(this.#waiting, this.#waitingBytes);
    this.#waiting = [];
    this.#waitingBytes = 0;
    if (this.#isPaused) {
      this.#isPaused = false;
      this.#wasPaused = true;
      this.#restartPhaseTimer();
      this.#controller?.resume();
    }
    return { kind: "bytes", bytes };
  }

  cancel(): void {
    this.#stop({ kind: "client-gone" });
  }

  /** Ends the call for a reason that lies on this side; the reader is told after what has arrived. */
  giveUp(failure: RelayFailure): void {
    this.#stop({ kind: "lost", failure });
  }

  /** Ends the call from this side. What has arrived stays readable. */
  #stop(last: BodyPiece): void {
    if (this.#phase !== "over") {
      this.#finish(last);
      this.#controller?.abort(new Error("stopped by the relay"));
    }
  }

  #finish(last: BodyPiece): void {
    if (this.#phase === "over") {
      return;
    }
    this.#enterPhase("over");
    clearTimeout(this.#totalTimer);
    this.#signal.removeEventListener("abort", this.#onAbort);
    this.#last = last;
    this.#settle(toResult(last));
    this.#hand(last);
  }

  /** Nothing waits in this process when a reader does. */
  #hand(piece: BodyPiece): void {
    const hand = this.#handToReader;
    this.#handToReader = undefined;
    hand?.(piece);
  }

  #restartPhaseTimer(): void {
    this.#quietSince = performance.now();
    this.#phaseTimer.refresh();
  }

  #enterPhase(phase: Phase): number {
    const now = performance.now();
    const elapsedMs = now - this.#phaseStartedAt;
    clearTimeout(this.#phaseTimer);
    this.#phase = phase;
    this.#phaseStartedAt = now;
    return elapsedMs;
  }

  #startPhaseTimer(failure: RelayFailure, limitMs: number): NodeJS.Timeout {
    this.#quietSince = performance.now();
    const timer = setTimeout(() => {
      const isLate = performance.now() - this.#quietSince > limitMs + LATE_MS;
      // While a slow reader makes the upstream wait, the silence is not the upstream's. Nor is it just after: TCP asks
      // whether it may go on at intervals that grow with the wait.
      if (isLate || this.#isPaused || this.#wasPaused || this.#waitingBytes > 0) {
        this.#wasPaused = false;
        this.#restartPhaseTimer();
      } else {
        this.#stop({ kind: "lost", failure: { ...failure, detail: `limit ${limitMs} ms` } });
      }
    }, limitMs);
    return timer;
  }
}

/** Without effect once an answer was given, because a promise settles once. */
function toResult(last: BodyPiece): UpstreamResult {
  switch (last.kind) {
    case "lost":
      return { kind: "failed", failure: last.failure };
    case "client-gone":
      return { kind: "client-gone" };
    case "bytes":
    case "end":
      return { kind: "failed", failure: { code: "upstream_closed" } };
  }
}

function flattenHeaders(headers: Record<string, string | string[] | undefined>): HeaderList {
  return Object.entries(headers).flatMap(([name, value]): HeaderList => {
    const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return values.map((item) => [name.toLowerCase(), item]);
  });
}
