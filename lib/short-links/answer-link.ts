import { type RelayFailure, relayErrors, toRelayErrorBody } from "@/lib/errors/relay-errors";
import type { RateLimiter } from "@/lib/server/rate-limiter";
import type { LinkStore } from "@/lib/short-links/link-store";

export interface LinkDependencies {
  /** Undefined where short links are switched off. */
  store: LinkStore | undefined;
  limitBytes: number;
  isForeign: boolean;
  clientKey: string;
  take: RateLimiter;
}

/** Stores, gives or deletes one entry: `PUT`, `GET`, `DELETE` with its delete token as bearer. */
export async function answerLink(request: Request, id: string, dependencies: LinkDependencies): Promise<Response> {
  const { store, isForeign, take, clientKey } = dependencies;
  if (!store) {
    return fail({ code: "unknown_link" });
  }
  if (isForeign) {
    return fail({ code: "cross_site" });
  }
  const waitSeconds = await take(clientKey);
  if (waitSeconds > 0) {
    return fail({ code: "too_many_requests", retryAfterSeconds: waitSeconds });
  }
  try {
    return await use(request, id, store, dependencies.limitBytes);
  } catch {
    return fail({ code: "links_unavailable" });
  }
}

async function use(request: Request, id: string, store: LinkStore, limitBytes: number): Promise<Response> {
  switch (request.method) {
    case "PUT":
      return put(request, id, store, limitBytes);
    case "DELETE": {
      const token = /^Bearer (.+)$/.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
      return (await store.remove(id, token)) ? answer(null, 204) : fail({ code: "unknown_link" });
    }
    default: {
      const ciphertext = await store.get(id);
      return ciphertext ? answer(ciphertext, 200, "application/octet-stream") : fail({ code: "unknown_link" });
    }
  }
}

async function put(request: Request, id: string, store: LinkStore, limitBytes: number): Promise<Response> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  // Browsers announce the length of what they have in hand; nobody else has to be served.
  if (!(announced <= limitBytes)) {
    return fail({ code: "body_too_large", detail: `limit ${limitBytes} bytes` });
  }
  const stored = await store.put(id, new Uint8Array(await request.arrayBuffer()));
  switch (stored.kind) {
    case "too-large":
      return fail({ code: "body_too_large", detail: `limit ${limitBytes} bytes` });
    case "taken":
      return fail({ code: "link_refused" });
    case "stored": {
      const { deleteToken, expiresAt } = stored;
      return answer(JSON.stringify({ deleteToken, expiresAt }), 201, "application/json");
    }
  }
}

function fail(failure: RelayFailure): Response {
  const response = answer(
    JSON.stringify(toRelayErrorBody(failure)),
    relayErrors[failure.code].status,
    "application/json",
  );
  if (failure.retryAfterSeconds !== undefined) {
    response.headers.set("retry-after", String(failure.retryAfterSeconds));
  }
  return response;
}

function answer(body: BodyInit | null, status: number, contentType?: string): Response {
  const headers = new Headers({
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  });
  if (contentType !== undefined) {
    headers.set("content-type", contentType);
  }
  return new Response(body, { status, headers });
}
