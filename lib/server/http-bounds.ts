import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage, Server } from "node:http";
import { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type RelayErrorCode, relayErrors, toRelayErrorBody } from "@/lib/errors/relay-errors";

/** How long a client may go on sending a body that has been answered, so that it gets to read the answer. */
const LINGER_MS = 2000;

/** How long a connection may be open before its first byte when the server is about to end. */
const UNASKED_MS = 1000;

export interface HttpServers {
  /** Closes the connections on which nothing is under way, also those on which nothing was ever asked. */
  closeIdle(): void;
}

/**
 * Sets how the server that this process runs on keeps connections as soon as its first connection comes: the framework makes
 * that server and hands it to nobody. What is not HTTP gets an answer that says so, in the relay's shape; a body that
 * has no end does not keep its connection once it is answered.
 */
export function boundHttpServers(settings: { keepAliveTimeoutMs: number }): HttpServers {
  const servers = new Set<Server>();
  const openedAt = new Map<Socket, number>();
  const answering = new WeakMap<object, number>();
  const count = (message: unknown, change: number) => {
    const socket = readMember(readMember(message, "request"), "socket");
    if (typeof socket === "object" && socket !== null) {
      answering.set(socket, (answering.get(socket) ?? 0) + change);
    }
  };
  subscribe("http.server.request.start", (message) => count(message, 1));
  subscribe("http.server.response.finish", (message) => {
    count(message, -1);
    const request = readMember(message, "request");
    if (request instanceof IncomingMessage && !request.complete) {
      setTimeout(() => request.complete || request.socket.destroy(), LINGER_MS).unref();
    }
  });
  subscribe("net.server.socket", (message) => {
    const socket = readMember(message, "socket");
    if (socket instanceof Socket) {
      openedAt.set(socket, Date.now());
      socket.once("close", () => openedAt.delete(socket));
    }
    const server = readMember(socket, "server");
    if (!(server instanceof Server) || servers.has(server)) {
      return;
    }
    servers.add(server);
    server.keepAliveTimeout = settings.keepAliveTimeoutMs;
    server.on("clientError", (error: NodeJS.ErrnoException, socket: Duplex) => {
      // Nothing may be written into an answer that is under way, nor to a connection that a browser opened in advance.
      const isUnasked = socket instanceof Socket && socket.bytesRead === 0;
      if (error.code === "ECONNRESET" || !socket.writable || isUnasked || (answering.get(socket) ?? 0) > 0) {
        socket.destroy();
      } else {
        socket.end(renderRefusal(toRelayErrorCode(error.code)));
      }
    });
  });
  return {
    closeIdle() {
      for (const server of servers) {
        server.closeIdleConnections();
      }
      // The server takes a connection that a browser opened in advance for a request on its way, for a minute.
      for (const [socket, openedMs] of openedAt) {
        if (socket.bytesRead === 0 && Date.now() - openedMs >= UNASKED_MS) socket.destroy();
      }
    },
  };
}

function toRelayErrorCode(code: string | undefined): RelayErrorCode {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return "headers_too_large";
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return "request_timeout";
    default:
      return "request_malformed";
  }
}

function renderRefusal(code: RelayErrorCode): string {
  const body = JSON.stringify(toRelayErrorBody({ code }));
  return [
    `HTTP/1.1 ${relayErrors[code].status} Refused`,
    "Content-Type: application/json",
    "Cache-Control: no-store",
    "Connection: close",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");
}

function readMember(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
