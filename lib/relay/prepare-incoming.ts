import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { peerAddressHeader } from "@/lib/relay/client-address";
import { relayPathPrefix, wireUrlHeader } from "@/lib/relay/resolve-target";
import type { FrontGate, Replacement } from "@/lib/server/front-gate";

/** What is left of a request that the gate has stopped: its body's form, and where it came from. */
const keptOfRefused = new Set([
  "host",
  "content-type",
  "content-length",
  "transfer-encoding",
  "x-forwarded-for",
  "x-forwarded-proto",
]);

/**
 * Prepares every request that this process serves, before Next looks at it. Gives back how to stop.
 *
 * - The socket's address goes into a header: a route handler sees no socket, and the `X-Forwarded-For` that Next fills
 *   in keeps whatever the client put there.
 * - The URL of a relay request goes into a header, and Next gets a plain one. Next answers 500 to `%ff`, redirects
 *   slashes away, drops query parameters that begin like its own, and then writes the rest of the query anew.
 * - A request that the gate stops becomes another one, of which nothing is left that could make Next serve a page.
 */
export function prepareIncomingRequests(gate: FrontGate = () => undefined): () => void {
  const channel = "http.server.request.start";
  const prepare = (message: unknown) => {
    const { request, response } = readMessage(message);
    if (request instanceof IncomingMessage && response instanceof ServerResponse) {
      prepareRequest(request, gate(request, response));
      if (request.headers[wireUrlHeader] !== undefined) {
        joinHeadersWithBody(response);
      }
    }
  };
  subscribe(channel, prepare);
  return () => unsubscribe(channel, prepare);
}

function prepareRequest(request: IncomingMessage, replacement: Replacement | undefined): void {
  const { headers, socket } = request;
  const peer = socket.remoteAddress ?? "unknown";
  if (replacement) {
    const kept = Object.entries(headers).filter(([name]) => keptOfRefused.has(name));
    request.headers = { ...Object.fromEntries(kept), ...replacement.headers };
    request.url = replacement.url;
    if (request.method !== "POST") {
      request.method = "GET";
    }
  }
  request.headers[peerAddressHeader] = peer;
  delete request.headers[wireUrlHeader];
  if (request.url?.startsWith(relayPathPrefix)) {
    request.headers[wireUrlHeader] = request.url;
    request.url = `${relayPathPrefix}server/path`;
    if (request.method === "TRACE") {
      // No Request object can have this method, so Next answers it with 500; one that it does not know gets 400.
      request.method = "UNKNOWN";
    }
  }
}

/**
 * Next sends the headers by themselves, then the first piece of the body. Held back until all that is ready has been
 * written, which is before anything else can happen, they leave together.
 */
function joinHeadersWithBody(response: ServerResponse): void {
  response.flushHeaders = () => {
    const { socket } = response;
    socket?.cork();
    ServerResponse.prototype.flushHeaders.call(response);
    process.nextTick(() => socket?.uncork());
  };
}

function readMessage(message: unknown): { request?: unknown; response?: unknown } {
  return typeof message === "object" && message !== null ? message : {};
}
