import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { peerAddressHeader } from "@/lib/relay/client-address";
import { relayPathPrefix, wireUrlHeader } from "@/lib/relay/resolve-target";

/**
 * Prepares every request that this process serves, before Next looks at it. Gives back how to stop.
 *
 * - The socket's address goes into a header: a route handler sees no socket, and the `X-Forwarded-For` that Next fills
 *   in keeps whatever the client put there.
 * - The URL of a relay request goes into a header, and Next gets a plain one. Next answers 500 to `%ff`, redirects
 *   slashes away, drops query parameters that begin like its own, and then writes the rest of the query anew.
 */
export function prepareIncomingRequests(): () => void {
  const channel = "http.server.request.start";
  const prepare = (message: unknown) => {
    const request = hasRequest(message) ? message.request : undefined;
    if (request instanceof IncomingMessage) {
      prepareRequest(request);
    }
  };
  subscribe(channel, prepare);
  return () => unsubscribe(channel, prepare);
}

function prepareRequest(request: IncomingMessage): void {
  request.headers[peerAddressHeader] = request.socket.remoteAddress ?? "unknown";
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

function hasRequest(message: unknown): message is { request: unknown } {
  return typeof message === "object" && message !== null && "request" in message;
}
