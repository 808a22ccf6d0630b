import { isRelayReport } from "@/lib/errors/relay-report";
import type { Json } from "@/lib/json";
import type { Answer } from "./answer";
import type { Assembler, AssemblerKind } from "./assembler";
import { type BodyKind, sniffKind } from "./body-kind";
import { createAssembler } from "./create-assembler";
import { createEventDecoder, type EventDecoder } from "./decode-events";
import { GrowingText } from "./growing-text";
import { createJsonPieces, type JsonPieces } from "./parse-json-pieces";
import { readAnswer } from "./read-answer";
import type { StreamEvent } from "./stream-event";
import { isUnfinishedJson } from "./unfinished-json";

/** Longer JSON is parsed while it arrives: at its end that would take so long that it is felt. */
const maxAtOnceCharacters = 1024 * 1024;

/** Bytes as one read gave them, and when: in milliseconds since the request was sent. */
export interface TimedChunk {
  atMs: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** One response body: bytes in, everything that can be said about it out. */
export interface BodyReader {
  feed(bytes: Uint8Array<ArrayBuffer>, atMs: number): void;
  /** No more bytes come. Parses what only a whole body tells. */
  end(atMs: number): void;
  readonly kind: BodyKind;
  readonly chunks: readonly TimedChunk[];
  readonly sizeBytes: number;
  readonly rawText: GrowingText | null;
  readonly events: readonly StreamEvent[];
  readonly sawDone: boolean;
  /** The event with which the relay reports that it lost the upstream. */
  readonly relayReport: Json | undefined;
  readonly assembler: Assembler;
  readonly json: Json | undefined;
  /** It is no JSON because it stops in the middle of it. */
  readonly isUnfinishedJson: boolean;
  readonly answer: Answer | undefined;
  /** When the first piece of a model's text arrived. */
  readonly firstTokenMs: number | undefined;
  readonly overflowed: boolean;
}

export function createBodyReader(declared: BodyKind, expected: AssemblerKind | undefined): BodyReader {
  const chunks: TimedChunk[] = [];
  const events: StreamEvent[] = [];
  const text = new GrowingText();
  const assembler = createAssembler(expected);
  const decoder: EventDecoder | undefined =
    declared === "event-stream" ? createEventDecoder((piece) => text.append(piece)) : undefined;
  const textDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let kind = declared;
  let sizeBytes = 0;
  let sawDone = false;
  let relayReport: Json | undefined;
  let json: Json | undefined;
  /** Null for a long text that begins like no JSON. */
  let pieces: JsonPieces | null | undefined;
  let wholeAnswer: Answer | undefined;
  let firstTokenMs: number | undefined;

  const take = (added: StreamEvent[]) => {
    for (const event of added) {
      events.push(event);
      if (event.kind === "done") sawDone = true;
      // What comes after the end mark belongs to no answer.
      if (event.kind !== "event" || sawDone) continue;
      if (isRelayReport(event.json)) {
        relayReport = event.json;
        continue;
      }
      // A broken-off last event is not part of the answer, unless only its blank line is missing.
      if (event.json !== undefined) assembler.push(event.json, event.type);
      else if (event.type === "error" && !event.unterminated) assembler.push(event.data, event.type);
      if (firstTokenMs === undefined && assembler.hasContent) firstTokenMs = event.atMs;
    }
  };

  const addText = (piece: string) => {
    text.append(piece);
    if (pieces === undefined && text.length > maxAtOnceCharacters) {
      const begun = withoutMark(text.toString());
      pieces = mayBeJson(begun, kind) ? createJsonPieces() : null;
      pieces?.feed(begun);
    } else {
      pieces?.feed(piece);
    }
  };

  return {
    feed: (bytes, atMs) => {
      if (bytes.length === 0) return;
      chunks.push({ atMs, bytes });
      sizeBytes += bytes.length;
      if (kind === "unknown") kind = sniffKind(bytes);
      if (decoder) take(decoder.feed(bytes, atMs));
      else if (isText(kind)) addText(textDecoder.decode(bytes, { stream: true }));
    },
    end: (atMs) => {
      if (decoder) {
        take(decoder.end(atMs));
        // JSON under the name of a stream, as some servers answer with errors.
        if (events.length > 0) return;
      } else if (isText(kind)) {
        addText(textDecoder.decode());
      } else {
        return;
      }
      json = pieces === undefined ? parseBody(text.toString(), kind) : pieces?.end();
      wholeAnswer = json === undefined ? undefined : readAnswer(json);
    },
    get kind() {
      return kind;
    },
    chunks,
    get sizeBytes() {
      return sizeBytes;
    },
    get rawText() {
      return kind === "event-stream" || isText(kind) ? text : null;
    },
    events,
    get sawDone() {
      return sawDone;
    },
    get relayReport() {
      return relayReport;
    },
    assembler,
    get json() {
      return json;
    },
    get isUnfinishedJson() {
      return json === undefined && kind === "json" && (pieces?.isUnfinished || isUnfinishedJson(text.toString()));
    },
    get answer() {
      return kind === "event-stream" && json === undefined ? assembler.answer() : wholeAnswer;
    },
    get firstTokenMs() {
      return firstTokenMs;
    },
    get overflowed() {
      return decoder?.overflowed ?? false;
    },
  };
}

function isText(kind: BodyKind): boolean {
  return kind === "json" || kind === "text" || kind === "unknown";
}

function parseBody(text: string, kind: BodyKind): Json | undefined {
  const body = withoutMark(text);
  if (!mayBeJson(body, kind)) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function withoutMark(text: string): string {
  return text.startsWith("\uFEFF") ? text.slice(1) : text;
}

/** Error bodies are often JSON under another type, so every text is tried that begins like an object or a list. */
function mayBeJson(text: string, kind: BodyKind): boolean {
  return kind === "json" || /^\s*[[{]/.test(text);
}
