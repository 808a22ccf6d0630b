import type { IncomingMessage, ServerResponse } from "node:http";
import type { Environment } from "@/lib/environment";
import type { AccessGate } from "@/lib/server/access-gate";
import { isKnownHost } from "@/lib/server/check-host";
import { isSecureRequest } from "@/lib/server/is-secure-request";

/** Where refused requests are sent on to, inside of this process. */
const accessPath = "/api/access";
/** Why: a relay error code. Only the gate sets it. */
export const refusalHeader = "x-relay-refusal";
/** The path and query that were asked for. */
export const refusedPathHeader = "x-relay-refused-path";

/** What a refused request becomes. */
export interface Replacement {
  url: string;
  headers: Record<string, string>;
}

/**
 * A request line may name the whole URL (RFC 9112, 3.2.2). Only this server's own is understood, as its path: the
 * framework would redirect to the host that stands there.
 */
function takeOwnAuthority(request: IncomingMessage): string {
  const { url = "/", headers } = request;
  const [, authority, rest = ""] = /^https?:\/\/([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (authority !== undefined && authority.toLowerCase() === headers.host?.toLowerCase()) {
    request.url = rest.startsWith("/") ? rest : `/${rest}`;
  }
  return request.url ?? "/";
}

/**
 * Whether a request that is more than reading goes to a route of this app's own. Everywhere else, pages that do not
 * exist included, the framework would take in the body to look for calls of server functions in it.
 */
function takesBody(path: string, isDevelopment: boolean): boolean {
  // Its development server has some of its own.
  if (isDevelopment && path.startsWith("/__nextjs_")) {
    return true;
  }
  return /^\/api\/(relay|demo|links)\//.test(path);
}

/**
 * Whether everybody reads this path as it stands: without backslashes and without dot segments, however they are encoded,
 * and as percent-encoded UTF-8. The framework takes dot segments out after this gate has looked, and answers 500 to what
 * it cannot decode.
 */
function isNormal(path: string): boolean {
  try {
    decodeURIComponent(path);
    return new URL(`http://host${path}`).pathname === path;
  } catch {
    return false;
  }
}

type Refusal = "host_refused" | "access_denied" | "page_method" | "path_refused";

export type FrontGate = (request: IncomingMessage, response: ServerResponse) => Replacement | undefined;

type FrontGateSettings = Pick<
  Environment,
  "allowedHosts" | "publicOrigins" | "trustProxy" | "hstsMaxAgeSeconds" | "metrics" | "isDevelopment"
>;

/**
 * Decides over every request, to whatever path, before the framework sees it: whether its host name is known and
 * whether whoever sends it may use the installation. Health is for everybody; metrics may have a token of their own.
 * Only this app's own routes are sent anything, and only paths that nobody reads in another way go on.
 */
export function createFrontGate(settings: FrontGateSettings, access: AccessGate | undefined): FrontGate {
  return (request, response) => {
    const { headers, socket } = request;
    const url = takeOwnAuthority(request);
    delete headers[refusalHeader];
    delete headers[refusedPathHeader];
    if (settings.hstsMaxAgeSeconds > 0 && isSecureRequest(request, settings)) {
      response.setHeader("Strict-Transport-Security", `max-age=${settings.hstsMaxAgeSeconds}`);
    }
    const path = url.replace(/[?#].*$/s, "");
    let refusal = url.startsWith("/") ? check(path, headers.host, socket.remoteAddress) : "host_refused";
    if (refusal === "access_denied" && access?.admits(headers)) {
      refusal = undefined;
    }
    // Of a relay request the framework sees no path.
    if (!refusal && !path.startsWith("/api/relay/") && !isNormal(path)) {
      refusal = "path_refused";
    }
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!refusal && !isRead && !takesBody(path, settings.isDevelopment)) {
      refusal = "page_method";
    }
    return (
      refusal && {
        url: accessPath,
        headers: { [refusalHeader]: refusal, [refusedPathHeader]: encodeURIComponent(url) },
      }
    );
  };

  function check(path: string, host: string | undefined, peer: string | undefined): Refusal | undefined {
    if (path === "/api/health" || path === "/api/health/ready") {
      return undefined;
    }
    // Without a list of hosts only what acts for a page is worth guarding: see `isKnownHost`.
    const isGuarded = settings.allowedHosts.length > 0 || path.startsWith("/api/");
    if (isGuarded && !isKnownHost(host, peer, settings)) {
      return "host_refused";
    }
    const hasOwnToken = path === "/api/metrics" && settings.metrics.token !== undefined;
    return access && !hasOwnToken ? "access_denied" : undefined;
  }
}
