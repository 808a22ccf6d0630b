import type { Failure } from "@/lib/errors/failure";
import { isRelayReport } from "@/lib/errors/relay-report";
import { isJsonObject, type Json, type JsonObject, readPointer } from "@/lib/json";
import type { ExchangeState, ResponseHead } from "./exchange-snapshot";
import type { BodyReader } from "./read-body";
import { readRetryAfter } from "./retry-after";

/** How the reading of a response came to its end. */
export type Ending =
  | { kind: "ended" }
  | { kind: "stopped" }
  | { kind: "connection-lost"; offline: boolean; detail: string }
  | { kind: "too-large"; what: "event" | "answer"; limitBytes: number };

export interface Outcome {
  state: Extract<ExchangeState, "done" | "stopped" | "error" | "cut">;
  failure: Failure | null;
}

/**
 * The end state of a response. A report of an error counts before how the connection ended; a stream that said that it
 * is over is done, however its connection ended; every other end before the end is a cut.
 */
export function decideOutcome(head: ResponseHead, body: BodyReader, ending: Ending, nowMs: number): Outcome {
  if (ending.kind === "stopped") return { state: "stopped", failure: null };
  if (head.status >= 400 || (head.status >= 300 && head.status !== 304)) {
    return { state: "error", failure: readHttpFailure(head, body, nowMs) };
  }
  if (ending.kind === "too-large") return { state: "error", failure: ending };
  if (body.kind === "event-stream" && body.json === undefined)
    return decideStream(body, ending, readShortBody(head, body));
  if (ending.kind === "connection-lost") return { state: "cut", failure: ending };
  const short = readShortBody(head, body);
  if (short) return { state: "cut", failure: short };
  if (body.isUnfinishedJson) return { state: "cut", failure: { kind: "unfinished-json" } };
  return decideWhole(body.json);
}

function decideStream(body: BodyReader, ending: Ending, short: Failure | undefined): Outcome {
  const { assembler } = body;
  if (assembler.error !== undefined) {
    return { state: "error", failure: { kind: "reported", error: assembler.error, inStream: true } };
  }
  if (body.sawDone || assembler.progress === "complete") return { state: "done", failure: null };
  if (body.relayReport !== undefined) {
    return { state: "cut", failure: { kind: "relay", error: body.relayReport, inStream: true } };
  }
  if (ending.kind === "connection-lost") return { state: "cut", failure: ending };
  if (short) return { state: "cut", failure: short };
  const carried = body.events.filter((event) => event.kind === "event");
  // A stream of no known family has no end of its own: it is whole when its last event is.
  if (assembler.progress === "unknown" && carried.length > 0 && carried.at(-1)?.unterminated === undefined) {
    return { state: "done", failure: null };
  }
  return { state: "cut", failure: { kind: "unfinished-stream", events: carried.length } };
}

/** A success status says nothing about a body that holds only an error, or an answer that failed. */
function decideWhole(json: Json | undefined): Outcome {
  if (!isJsonObject(json)) return { state: "done", failure: null };
  if (isRelayReport(json)) return { state: "error", failure: { kind: "relay", error: json, inStream: false } };
  const holdsAnswer = isFilled(json.choices) || isFilled(json.output) || json.data !== undefined;
  const choices = Array.isArray(json.choices) ? json.choices : [];
  const error =
    (holdsAnswer && json.status !== "failed" ? undefined : readReportedError(json)) ||
    choices.filter(isJsonObject).find((choice) => choice.error)?.error;
  if (!error) return { state: "done", failure: null };
  return { state: "error", failure: { kind: "reported", error, inStream: false } };
}

/** The error of a body, or the body where it says of itself that it is one. */
function readReportedError(json: JsonObject): Json | undefined {
  if (json.error) return json.error;
  const isError = json.object === "error" || json.type === "error" || (json.success === false && isFilled(json.errors));
  return isError ? json : undefined;
}

function isFilled(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0;
}

function readHttpFailure(head: ResponseHead, body: BodyReader, nowMs: number): Failure {
  const retryAfterSeconds = readRetryAfter([...head.headers, ...readBodyHeaders(body.json)], nowMs);
  const wait = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  if (body.json !== undefined && isRelayReport(body.json)) {
    return { kind: "relay", error: body.json, inStream: false, ...wait };
  }
  const requestId = requestIdHeaders
    .map((name) => head.headers.find(([key]) => key.toLowerCase() === name)?.[1])
    .find((value) => value !== undefined);
  // An error answer may itself be an event stream with the error as its first event.
  const inEvent =
    body.kind === "event-stream" ? body.events.find((event) => event.json !== undefined)?.json : undefined;
  return {
    kind: "http",
    status: head.status,
    body: body.json ?? inEvent,
    bodyText: body.rawText?.toString().slice(0, 2000) ?? "",
    ...wait,
    ...(requestId !== undefined && { requestId }),
  };
}

/** Routers put the headers of the limit that was reached into the body as well. */
function readBodyHeaders(json: Json | undefined): [name: string, value: string][] {
  const headers = readPointer(json, "/error/metadata/headers");
  return Object.entries(isJsonObject(headers) ? headers : {}).map(([name, value]) => [name, String(value)]);
}

/** What the API's operators find a request by, most telling first. */
const requestIdHeaders = ["x-generation-id", "x-request-id", "request-id", "cf-ray"];

/** Only without a content encoding does the announced length count the bytes that the page sees. */
function readShortBody(head: ResponseHead, body: BodyReader): Failure | undefined {
  const find = (name: string) => head.headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const announcedBytes = Number(find("content-length") ?? Number.NaN);
  if (!Number.isFinite(announcedBytes) || find("content-encoding") !== undefined) return undefined;
  return body.sizeBytes < announcedBytes
    ? { kind: "short-body", announcedBytes, receivedBytes: body.sizeBytes }
    : undefined;
}
