import type { Operation } from "@/lib/openapi/operation";
import type { HeaderList } from "@/lib/relay/request-headers";

const allowed = new Set([
  "anthropic-organization-id",
  "apim-request-id",
  "cf-ray",
  "content-language",
  "deprecation",
  "etag",
  "idempotency-key",
  "last-modified",
  "openai-model",
  "openai-processing-ms",
  "openai-version",
  "ratelimit",
  "request-id",
  "retry-after",
  "retry-after-ms",
  "sunset",
  "x-amzn-requestid",
  "x-correlation-id",
  "x-generation-id",
  "x-goog-request-id",
  "x-ms-request-id",
  "x-request-id",
  "x-should-retry",
  "x-total-count",
  "x-trace-id",
]);

const allowedFamilies = /^(ratelimit-|x-ratelimit-|x-rate-limit-|anthropic-ratelimit-|x-openrouter-)/;

/** Headers that an operation declares count when they have a name of their own, not one that a browser acts on. */
const declarable = /^x-(?!accel-|content-|dns-|frame-|middleware-|next|permitted-|powered-|relay-|robots-|source|xss-)/;

/** Media types that a browser never runs script from, once it may not guess another one. */
const inertTypes =
  /^(application\/(json|[\w.+-]+\+json|x-ndjson|ndjson|jsonl|octet-stream)|text\/(event-stream|plain|csv|markdown)|audio\/[\w.+-]+|video\/[\w.+-]+|image\/(png|jpeg|webp|gif|avif))$/;

/** Set on every answer of the relay, its own errors included. */
const fixedHeaders: HeaderList = [
  ["cache-control", "no-store, no-transform"],
  ["x-accel-buffering", "no"],
  ["x-content-type-options", "nosniff"],
  ["content-security-policy", "default-src 'none'; sandbox"],
  ["cross-origin-resource-policy", "same-origin"],
  ["referrer-policy", "no-referrer"],
];

/** Headers that a page on this origin may read anyway, but a page of another one only when they are named. */
const exposedHeaders = "*, retry-after, server-timing, x-relay-request-id, x-relay-content-type";

/** Lets the page of another origin, which the operator has allowed, read the answer. No cookie is ever taken from it. */
export function shareWithOrigin(headers: Headers, origin: string): void {
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-expose-headers", exposedHeaders);
  headers.set("cross-origin-resource-policy", "cross-origin");
  headers.append("vary", "origin");
}

/** Headers of an answer that the relay makes itself. */
export function createOwnHeaders(requestId: string): Headers {
  const headers = new Headers(fixedHeaders);
  headers.set("x-relay-request-id", requestId);
  return headers;
}

/**
 * The headers that reach the browser. A media type that could run as a page or script on this origin becomes a
 * download; `x-relay-content-type` says what the upstream called it ("" when it gave none).
 */
export function selectResponseHeaders(
  upstream: Readonly<HeaderList>,
  operation: Operation,
  requestId: string,
): Headers {
  const declared = listDeclared(operation);
  const headers = createOwnHeaders(requestId);
  for (const [name, value] of upstream) {
    const isAllowed = allowed.has(name) || allowedFamilies.test(name) || (declared.has(name) && declarable.test(name));
    if (isAllowed && isPlainText(value)) {
      headers.append(name, value);
    }
  }
  const contentType = upstream.find(([name]) => name === "content-type")?.[1] ?? "";
  headers.set("x-relay-content-type", isPlainText(contentType) ? contentType : "");
  if (isPlainText(contentType) && inertTypes.test(readEssence(contentType))) {
    headers.set("content-type", contentType);
  } else {
    headers.set("content-type", "application/octet-stream");
    headers.set("content-disposition", "attachment");
  }
  return headers;
}

const declaredHeaders = new WeakMap<Operation, ReadonlySet<string>>();

function listDeclared(operation: Operation): ReadonlySet<string> {
  const known = declaredHeaders.get(operation);
  if (known) {
    return known;
  }
  const names = operation.responses.flatMap((response) => response.headers.map((header) => header.name.toLowerCase()));
  const declared = new Set(names);
  declaredHeaders.set(operation, declared);
  return declared;
}

/** Type and subtype without parameters, in lower case. */
export function readEssence(contentType: string): string {
  return contentType.replace(/;.*$/s, "").trim().toLowerCase();
}

function isPlainText(value: string): boolean {
  return /^[\t\x20-\x7e]*$/.test(value);
}
