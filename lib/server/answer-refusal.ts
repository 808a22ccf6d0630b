import { randomBytes } from "node:crypto";
import { type RelayFailure, relayErrors, toRelayErrorBody } from "@/lib/errors/relay-errors";
import type { AccessGate } from "@/lib/server/access-gate";
import { refusalHeader, refusedPathHeader } from "@/lib/server/front-gate";
import type { RateLimiter } from "@/lib/server/rate-limiter";
import { renderSignIn } from "@/lib/server/sign-in-page";

export interface RefusalDependencies {
  access: AccessGate | undefined;
  /** Counts attempts to sign in. */
  takeAttempt: RateLimiter;
  readClientKey: (headers: Headers) => string;
  isSecure: boolean;
}

/** A password and its name, percent-encoded; longer forms are no sign-in. */
const FORM_LIMIT_BYTES = 4096;

/** Answers what the front gate has stopped: with the sign-in page for people, with the relay's JSON for scripts. */
export async function answerRefusal(request: Request, dependencies: RefusalDependencies): Promise<Response> {
  const refusal = request.headers.get(refusalHeader);
  const path = readPath(request.headers);
  if (refusal === "host_refused") {
    return answerJson({ code: "host_refused" });
  }
  if (refusal === "page_method") {
    return answerPageMethod(request, path);
  }
  if (refusal === "path_refused") {
    return answerJson({ code: "path_refused" });
  }
  if (refusal !== "access_denied") {
    return new Response("Not found", { status: 404, headers: { "content-type": "text/plain" } });
  }
  if (path.startsWith("/api/")) {
    return answerJson({ code: "access_denied" });
  }
  const password = await readPassword(request);
  return password === undefined ? answerPage(401) : attempt(password, path, request, dependencies);
}

/** A form comes from a sign-in page that was still open when its reader had signed in elsewhere. */
function answerPageMethod(request: Request, path: string): Response {
  const headers = { "cache-control": "no-store", "content-type": "text/plain", "x-content-type-options": "nosniff" };
  return isForm(request)
    ? new Response(null, { status: 303, headers: { ...headers, location: path } })
    : new Response("Method not allowed", { status: 405, headers: { ...headers, allow: "GET, HEAD" } });
}

async function attempt(
  password: string,
  path: string,
  request: Request,
  { access, takeAttempt, readClientKey, isSecure }: RefusalDependencies,
): Promise<Response> {
  const waitSeconds = await takeAttempt(readClientKey(request.headers));
  if (waitSeconds > 0) {
    const response = answerPage(429, `Too many attempts. Try again in ${waitSeconds} s.`);
    response.headers.set("retry-after", String(waitSeconds));
    return response;
  }
  if (!access?.isPassword(password)) {
    return answerPage(401, "That is not the password.");
  }
  const headers = { location: path, "set-cookie": access.issueCookie(isSecure), "cache-control": "no-store" };
  return new Response(null, { status: 303, headers });
}

/** Only a path of this origin: a browser reads two slashes, or a backslash, as another host. */
function readPath(headers: Headers): string {
  const path = decodeURIComponent(headers.get(refusedPathHeader) ?? "%2F");
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : "/";
}

function isForm(request: Request): boolean {
  return request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded") ?? false;
}

async function readPassword(request: Request): Promise<string | undefined> {
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (request.method !== "POST" || !isForm(request) || !(announced <= FORM_LIMIT_BYTES)) {
    return undefined;
  }
  return new URLSearchParams(await request.text()).get("password") ?? undefined;
}

function answerPage(status: number, problem?: string): Response {
  const nonce = randomBytes(16).toString("base64");
  return new Response(renderSignIn(nonce, problem), {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
    },
  });
}

function answerJson(failure: RelayFailure): Response {
  return Response.json(toRelayErrorBody(failure), {
    status: relayErrors[failure.code].status,
    headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
  });
}
