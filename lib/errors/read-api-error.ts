import { isJsonObject, type Json, type JsonObject } from "@/lib/json";

/** What an API says about its error, gathered from the shapes that APIs use. */
export interface ApiError {
  message?: string;
  /** A number or a name, as text. */
  code?: string;
  type?: string;
  param?: string;
  /** The company behind the API that the error came from. */
  provider?: string;
  providerMessage?: string;
  /** The provider's own error, as JSON when it was JSON in a string. */
  raw?: Json;
  /** Why moderation stopped the request, and the text it stopped on. */
  reasons?: string[];
  flaggedInput?: string;
  /** The rules of the account that stopped the request. */
  patterns?: string[];
  requestId?: string;
  /** How long the body asks to wait. */
  retryAfterSeconds?: number;
}

/**
 * Reads an error body, or the error of a stream, in any of the usual shapes: `{error: {…}}`, `{error: "…"}`, `{detail}`,
 * `{message}`, `{errors: […]}`, problem details, plain text. What is not there is left out.
 */
export function readApiError(value: Json | undefined): ApiError {
  if (typeof value === "string") return value.trim() === "" ? {} : { message: value.trim() };
  if (Array.isArray(value)) return readApiError(value[0]);
  if (!isJsonObject(value)) return {};
  const nested = value.error;
  const error = isJsonObject(nested) ? nested : value;
  const metadata = isJsonObject(error.metadata) ? error.metadata : {};
  const raw = unwrap(metadata.raw);
  const isOpaque = raw === undefined || raw === null || raw === "";
  return compact({
    message: readMessage(value),
    code: readScalar(error.code) ?? readScalar(error.status),
    type:
      readScalar(metadata.error_type) ??
      readScalar(error.error_type) ??
      readScalar(error.type) ??
      readScalar(error.status),
    param: readScalar(error.param) ?? readPlace(value),
    provider: readScalar(metadata.provider_name),
    providerMessage: isOpaque ? undefined : readMessage(raw),
    raw: isOpaque ? undefined : raw,
    reasons: readScalars(metadata.reasons),
    patterns: readScalars(metadata.patterns),
    flaggedInput: readScalar(metadata.flagged_input),
    requestId: readScalar(metadata.request_id) ?? readScalar(value.request_id) ?? readScalar(error.request_id),
    retryAfterSeconds: readRetryInfo(error.details),
  });
}

/** How long to wait, as Google's errors say it among their details: `{retryDelay: "37s"}`. */
function readRetryInfo(details: Json | undefined): number | undefined {
  const delays = (Array.isArray(details) ? details : []).map((detail) =>
    isJsonObject(detail) ? detail.retryDelay : null,
  );
  const delay = delays.find((one) => typeof one === "string");
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(typeof delay === "string" ? delay : "")?.[1];
  return seconds === undefined ? undefined : Math.ceil(Number(seconds));
}

/** The place of the first problem in a list of them. */
function readPlace(value: JsonObject): string | undefined {
  const lists = [value.detail, value.errors, value.issues, isJsonObject(value.error) ? value.error.issues : undefined];
  const first = lists.find(Array.isArray)?.[0];
  const place = isJsonObject(first) ? (first.loc ?? first.path ?? first.field ?? first.param) : undefined;
  return Array.isArray(place) ? readSteps(place) : readScalar(place);
}

function readSteps(place: Json[]): string {
  return place.filter((step) => typeof step !== "object").join(".");
}

function readScalars(value: Json | undefined): string[] | undefined {
  return Array.isArray(value) ? value.flatMap((item) => readScalar(item) ?? []) : undefined;
}

/** JSON in a string, also when it was put in a string more than once. */
function unwrap(value: Json | undefined, depth = 0): Json | undefined {
  if (typeof value !== "string" || depth > 4 || !/^\s*[[{"]/.test(value)) return value;
  try {
    return unwrap(JSON.parse(value), depth + 1);
  } catch {
    return value;
  }
}

const messageMembers = [
  "message",
  "error",
  "detail",
  "msg",
  "error_description",
  "errors",
  "error_message",
  "title",
  "reason",
];

function readMessage(value: Json | undefined, depth = 0): string | undefined {
  if (typeof value === "string") {
    const inner = depth > 5 ? value : unwrap(value);
    const message = typeof inner === "string" ? inner : readMessage(inner, depth + 1);
    return (message ?? value).trim() || undefined;
  }
  if (depth > 5) return undefined;
  if (Array.isArray(value)) {
    const lines = value.slice(0, 10).flatMap((item) => readMessage(item, depth + 1) ?? []);
    return lines.length > 0 ? lines.join("; ") : undefined;
  }
  if (!isJsonObject(value)) return undefined;
  for (const name of messageMembers) {
    const message = readMessage(value[name], depth + 1);
    if (message !== undefined) return withPlace(message, value.loc ?? value.path ?? value.field);
  }
  return undefined;
}

/** Lists of problems name the place of each: `{loc: ["body", "model"], msg: "…"}`. */
function withPlace(message: string, place: Json | undefined): string {
  const path = Array.isArray(place) ? readSteps(place) : place;
  return typeof path === "string" && path !== "" ? `${path}: ${message}` : message;
}

function readScalar(value: Json | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

function compact(error: { [Key in keyof ApiError]: ApiError[Key] | undefined }): ApiError {
  const result: ApiError = {};
  for (const [key, value] of Object.entries(error)) {
    if (value !== undefined) Object.assign(result, { [key]: value });
  }
  return result;
}
