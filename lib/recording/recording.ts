import type { AssemblerKind } from "@/lib/stream/assembler";
import type { Exchange } from "@/lib/stream/exchange";
import type { TimedChunk } from "@/lib/stream/read-body";

/** How the reading of a recorded response ended. */
export type RecordedEnding = { atMs: number } & (
  | { kind: "ended" }
  | { kind: "stopped" }
  | { kind: "lost"; offline: boolean; detail: string }
);

/**
 * A response with its timing: everything that it takes to see it arrive again. It has no place for a credential, a query
 * or a request body. Times are milliseconds since the request was sent.
 */
export interface Recording {
  /** As `Date.now()`. */
  recordedAtMs: number;
  method: string;
  /** Path of the request, without its query, which may hold a credential. */
  path: string;
  assembler: AssemblerKind | undefined;
  status: number;
  statusText: string;
  headers: (readonly [name: string, value: string])[];
  headersMs: number;
  chunks: TimedChunk[];
  ending: RecordedEnding;
}

/** Headers that say what a body is, how it came and where to ask about it. Others may tell about the account or the person. */
const keptHeaders =
  /^(?:content-(?:type|length|encoding|language)|x-relay-(?:content-type|request-id)|retry-after(?:-ms)?|server-timing|date|x-should-retry|openai-(?:model|processing-ms|version)|x-openrouter-[\w-]+|(?:[\w-]*-)?(?:ratelimit|rate-limit)(?:-[\w-]+)?|(?:[\w-]*-)?(?:request|generation|trace|correlation)-?id|cf-ray)$/;

/** The response of an exchange that has ended, as a recording; undefined when there was none. */
export function takeRecording(exchange: Exchange): Recording | undefined {
  const { response, request, marks, state, sentAtMs, failure, replay } = exchange.getSnapshot();
  const hasEnded = state !== "idle" && state !== "sending" && state !== "streaming";
  if (!hasEnded || !response || !request) return undefined;
  const { chunks, assembler } = exchange.received();
  const atMs = marks.end ?? 0;
  return {
    recordedAtMs: replay?.recordedAtMs ?? sentAtMs ?? 0,
    method: request.method,
    path: request.url.replace(/[?#].*$/s, ""),
    assembler,
    status: response.status,
    statusText: response.statusText,
    headers: response.headers.filter(([name]) => keptHeaders.test(name.toLowerCase())),
    headersMs: marks.headers ?? 0,
    chunks,
    ending:
      failure?.kind === "connection-lost"
        ? { atMs, kind: "lost", offline: failure.offline, detail: failure.detail }
        : { atMs, kind: state === "stopped" ? "stopped" : "ended" },
  };
}
