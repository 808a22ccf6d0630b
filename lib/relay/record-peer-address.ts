import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { peerAddressHeader } from "@/lib/relay/client-address";

/**
 * Writes the socket's address into a header of every request that this process serves. A route handler sees no
 * socket, and the `X-Forwarded-For` that Next fills in keeps whatever the client put there. Gives back how to stop.
 */
export function recordPeerAddress(): () => void {
  const channel = "http.server.request.start";
  const record = (message: unknown) => {
    const request = hasRequest(message) ? message.request : undefined;
    if (request instanceof IncomingMessage) {
      request.headers[peerAddressHeader] = request.socket.remoteAddress ?? "unknown";
    }
  };
  subscribe(channel, record);
  return () => unsubscribe(channel, record);
}

function hasRequest(message: unknown): message is { request: unknown } {
  return typeof message === "object" && message !== null && "request" in message;
}
