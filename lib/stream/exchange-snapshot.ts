import type { Failure } from "@/lib/errors/failure";
import type { Json } from "@/lib/json";
import type { Answer } from "./answer";
import type { MediaType } from "./body-kind";
import type { GrowingText } from "./growing-text";
import type { StreamEvent } from "./stream-event";

/**
 * idle: nothing sent. sending: sent, the answer is awaited, or a body that is no stream is arriving. streaming: an event
 * stream is arriving. done: ended whole. stopped: ended by the person. error: the API, the relay or the network failed
 * it. cut: it ended before its end.
 */
export type ExchangeState = "idle" | "sending" | "streaming" | "done" | "stopped" | "error" | "cut";

/** Milliseconds since the request was sent; absent until it happened. */
export interface ExchangeMarks {
  headers?: number;
  firstByte?: number;
  /** The first piece of anything that a model wrote. */
  firstToken?: number;
  lastByte?: number;
  end?: number;
}

export interface ResponseHead {
  status: number;
  statusText: string;
  headers: readonly (readonly [name: string, value: string])[];
  mediaType: MediaType;
}

/** Where an answer comes from that was not sent for. */
export interface ReplayOrigin {
  /** When it was received, as `Date.now()`. */
  recordedAtMs: number;
}

/** One moment of an exchange. The lists and texts in it only ever grow; `version` differs whenever anything does. */
export interface ExchangeSnapshot {
  readonly version: number;
  /** Differs between two sends of the same exchange. */
  readonly runId: number;
  readonly state: ExchangeState;
  /** Not sent yet: as many requests are running as this tab has connections for. */
  readonly waiting: boolean;
  readonly request: { method: string; url: string } | null;
  /** Set for an answer that is played again. */
  readonly replay: ReplayOrigin | null;
  /** When it was sent, as `Date.now()`. */
  readonly sentAtMs: number | null;
  readonly marks: ExchangeMarks;
  readonly response: ResponseHead | null;
  readonly sizeBytes: number;
  readonly events: readonly StreamEvent[];
  /** The body's bytes decoded as UTF-8, each byte once; null for media that is no text. */
  readonly rawText: GrowingText | null;
  /** A JSON body, parsed once it is whole; undefined when it is none. */
  readonly json: Json | undefined;
  /** What a model answered; undefined when the body is nothing of the kind. Read when it is asked for. */
  readonly answer: Answer | undefined;
  readonly failure: Failure | null;
}
