import type { RecordingProblem } from "@/lib/errors/recording-problem";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import type { AssemblerKind } from "@/lib/stream/assembler";
import type { TimedChunk } from "@/lib/stream/read-body";
import { decodeBase64 } from "./base64";
import type { RecordedEnding, Recording } from "./recording";
import { recordingFormat, recordingVersion } from "./write-recording";

export type OpenedRecording =
  | { ok: true; recording: Recording }
  /** `line` is the 1-based line that is wrong, where one is. */
  | { ok: false; problem: RecordingProblem; line?: number };

/** Longest recording that is played, and thereby the longest wait for its next piece. */
const maxMs = 24 * 60 * 60 * 1000;

const encoder = new TextEncoder();

const assemblers: ReadonlySet<string> = new Set<AssemblerKind>(["chat-completions", "responses", "completions"]);

/** Reads the text of a recording file. Every member is checked; never throws, whatever the file holds. */
export function readRecording(text: string): OpenedRecording {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  while (lines.at(-1)?.trim() === "") lines.pop();
  const first = parse(lines[0] ?? "");
  if (!isJsonObject(first) || first.format !== recordingFormat) return { ok: false, problem: "not-a-recording" };
  if (first.version !== recordingVersion) {
    const isNewer = typeof first.version === "number" && first.version > recordingVersion;
    return { ok: false, problem: isNewer ? "newer-version" : "unknown-version" };
  }
  const head = readHead(first);
  if (!head) return { ok: false, problem: "damaged", line: 1 };
  if (lines.length === 1) return { ok: false, problem: "cut-short" };

  const chunks: TimedChunk[] = [];
  let lastMs = head.headersMs;
  for (let at = 1; at < lines.length; at += 1) {
    const value = parse(lines[at] ?? "");
    const isLast = at === lines.length - 1;
    // What breaks off in its last line was not written to its end; anywhere else it was changed.
    if (!isJsonObject(value)) return isLast ? { ok: false, problem: "cut-short" } : damagedAt(at);
    const { atMs } = value;
    if (!isTime(atMs) || atMs < lastMs) return damagedAt(at);
    lastMs = atMs;
    if (value.end !== undefined) {
      const ending = readEnding(value, atMs);
      return ending && isLast ? { ok: true, recording: { ...head, chunks, ending } } : damagedAt(at);
    }
    const bytes = readBytes(value);
    if (!bytes) return damagedAt(at);
    chunks.push({ atMs, bytes });
  }
  return { ok: false, problem: "cut-short" };
}

function damagedAt(index: number): OpenedRecording {
  return { ok: false, problem: "damaged", line: index + 1 };
}

function readHead(line: JsonObject): Omit<Recording, "chunks" | "ending"> | undefined {
  const { request, response, recordedAt, assembler } = line;
  if (!isJsonObject(request) || !isJsonObject(response) || typeof recordedAt !== "string") return undefined;
  const { method, path } = request;
  const { status, statusText, headers, atMs } = response;
  const recordedAtMs = Date.parse(recordedAt);
  if (typeof method !== "string" || typeof path !== "string" || Number.isNaN(recordedAtMs)) return undefined;
  if (typeof status !== "number" || !Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (typeof statusText !== "string" || !Array.isArray(headers) || !isTime(atMs)) return undefined;
  const pairs = headers.flatMap((pair): [string, string][] => {
    const [name, value] = Array.isArray(pair) ? pair : [];
    return typeof name === "string" && typeof value === "string" ? [[name, value]] : [];
  });
  if (pairs.length !== headers.length) return undefined;
  return {
    recordedAtMs,
    method,
    path,
    assembler: isAssembler(assembler) ? assembler : undefined,
    status,
    statusText,
    headers: pairs,
    headersMs: atMs,
  };
}

function readBytes({ text, base64 }: JsonObject): Uint8Array<ArrayBuffer> | undefined {
  if (typeof text === "string") return encoder.encode(text);
  return typeof base64 === "string" ? decodeBase64(base64) : undefined;
}

function readEnding({ end, offline, detail }: JsonObject, atMs: number): RecordedEnding | undefined {
  switch (end) {
    case "ended":
    case "stopped":
      return { atMs, kind: end };
    case "lost":
      if (typeof offline !== "boolean" || typeof detail !== "string") return undefined;
      return { atMs, kind: end, offline, detail };
    default:
      return undefined;
  }
}

function isTime(value: Json | undefined): value is number {
  return typeof value === "number" && value >= 0 && value <= maxMs;
}

function isAssembler(value: Json | undefined): value is AssemblerKind {
  return typeof value === "string" && assemblers.has(value);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
