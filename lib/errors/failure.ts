import type { Json } from "@/lib/json";

/** Every way in which sending a request does not end with a whole, successful answer. Data only; `explainError` has the words. */
export type Failure =
  /** The API answered with an error status. */
  | {
      kind: "http";
      status: number;
      body: Json | undefined;
      bodyText: string;
      retryAfterSeconds?: number;
      requestId?: string;
    }
  /** The API answered with success and reported an error inside of the answer; `error` is what it reported. */
  | { kind: "reported"; error: Json; inStream: boolean }
  /** The relay ended the request; `error` is its body or its last event. */
  | { kind: "relay"; error: Json; inStream: boolean; retryAfterSeconds?: number }
  /** No answer at all: the page could not reach its own server. */
  | { kind: "unreachable"; offline: boolean; detail: string }
  /** The connection broke in the middle of the answer. */
  | { kind: "connection-lost"; offline: boolean; detail: string }
  /** Fewer bytes came than were announced. */
  | { kind: "short-body"; announcedBytes: number; receivedBytes: number }
  /** The stream ended without saying that it is over. */
  | { kind: "unfinished-stream"; events: number }
  /** A JSON body that stops in the middle. */
  | { kind: "unfinished-json" }
  /** The server answered with a redirect, which is never followed. */
  | { kind: "redirect" }
  /** The browser would not build the request. */
  | { kind: "refused-by-browser"; detail: string }
  /** A guard of this app ended the reading. */
  | { kind: "too-large"; what: "event" | "answer"; limitBytes: number };
