import type { RelayFailure } from "@/lib/errors/relay-errors";
import { createOperationMatcher, type OperationMatcher } from "@/lib/openapi/match-operation";
import type { Operation } from "@/lib/openapi/operation";
import type { HeaderList } from "@/lib/relay/request-headers";

export const relayPathPrefix = "/api/relay/";

/** Set by `prepareIncomingRequests`: path and query as they stood on the wire. */
export const wireUrlHeader = "x-relay-wire-url";

/** A server that requests may go to. The base URLs come from the description or the operator, never from a client. */
export interface RelayServer {
  id: string;
  /** Absolute. */
  baseUrl: string;
  /**
   * What an operation's own server URL changes: for a server of the description all of the base URL, for the
   * operator's override only its path, for the demo server nothing.
   */
  operationServerUrl: "replaces-base" | "replaces-path" | "ignored";
  /** Sent along in addition to what the client may send. */
  ownHeaders?: HeaderList;
}

export interface RelayedApi {
  servers: readonly RelayServer[];
  matcher: OperationMatcher;
}

export interface RelayTarget {
  server: RelayServer;
  operation: Operation;
  origin: string;
  /** Path and query as they go on the wire. */
  path: string;
  /** The query in it, with its question mark. */
  search: string;
}

export type TargetResult = { ok: true; target: RelayTarget } | { ok: false; failure: RelayFailure; serverId?: string };

export function createRelayedApi(operations: readonly Operation[], servers: readonly RelayServer[]): RelayedApi {
  return { servers, matcher: createOperationMatcher(operations) };
}

/**
 * Finds out where a request to `/api/relay/{server}/{path}?{query}` goes. Only the server id, the path parameters and
 * the query come from the client; the query goes on as sent, order, repetition and encoding included.
 */
export function resolveTarget(api: RelayedApi, method: string, requestUrl: string): TargetResult {
  const { pathname, search } = splitUrl(requestUrl);
  const [serverId = ""] = pathname.slice(relayPathPrefix.length).split("/", 1);
  const server = api.servers.find((candidate) => candidate.id === serverId);
  if (!pathname.startsWith(relayPathPrefix) || !server) {
    return { ok: false, failure: { code: "unknown_server" } };
  }
  const refuse = (failure: RelayFailure): TargetResult => ({ ok: false, failure, serverId: server.id });
  if (!isPlainAscii(pathname) || !isPlainAscii(search)) {
    return refuse({ code: isPlainAscii(search) ? "path_refused" : "query_refused" });
  }
  const given = { query: new URLSearchParams(search), headers: new Headers() };
  const match = api.matcher.match(method, pathname.slice(relayPathPrefix.length + serverId.length), given);
  switch (match.kind) {
    case "refused":
      return refuse({ code: "path_refused" });
    case "no-path":
      return refuse({ code: "unknown_operation" });
    case "no-method":
      return refuse({ code: "method_not_allowed", allow: match.allow });
    case "match":
      break;
  }
  const base = new URL(selectBaseUrl(server, match.operation));
  const path = base.pathname.replace(/\/+$/, "") + match.path;
  // Proof against everything above: a URL parser that would read the result differently gets no request.
  const url = new URL(`${base.origin}${path}${search}`);
  if (url.origin !== base.origin || url.pathname !== path || url.hash !== "" || !/^https?:$/.test(url.protocol)) {
    return refuse({ code: "path_refused" });
  }
  const { operation } = match;
  return { ok: true, target: { server, operation, origin: base.origin, path: `${path}${search}`, search } };
}

/** Path and query without the decoding, normalising and sorting that a URL object brings. */
function splitUrl(url: string): { pathname: string; search: string } {
  const withoutOrigin = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "").replace(/#.*$/s, "");
  const queryStart = withoutOrigin.indexOf("?");
  return queryStart === -1
    ? { pathname: withoutOrigin, search: "" }
    : { pathname: withoutOrigin.slice(0, queryStart), search: withoutOrigin.slice(queryStart) };
}

/** What may stand in a request line; everything else has to be percent-encoded. */
function isPlainAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}

function selectBaseUrl(server: RelayServer, operation: Operation): string {
  if (operation.serverUrl === undefined) {
    return server.baseUrl;
  }
  const own = new URL(operation.serverUrl, server.baseUrl);
  switch (server.operationServerUrl) {
    case "ignored":
      return server.baseUrl;
    case "replaces-base":
      return own.href;
    case "replaces-path":
      return `${new URL(server.baseUrl).origin}${own.pathname}`;
  }
}
