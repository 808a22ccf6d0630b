import { isJsonObject, type Json } from "@/lib/json";

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
  requestId?: string;
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
    type: readScalar(metadata.error_type) ?? readScalar(error.error_type) ?? readScalar(error.type),
    param: readScalar(error.param),
    provider: readScalar(metadata.provider_name),
    providerMessage: isOpaque ? undefined : readMessage(raw),
    raw: isOpaque ? undefined : raw,
    reasons: Array.isArray(metadata.reasons)
      ? metadata.reasons.flatMap((reason) => readScalar(reason) ?? [])
      : undefined,
    flaggedInput: readScalar(metadata.flagged_input),
    requestId: readScalar(metadata.request_id) ?? readScalar(value.request_id),
  });
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
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
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
  const path = Array.isArray(place) ? place.filter((step) => typeof step !== "object").join(".") : place;
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
