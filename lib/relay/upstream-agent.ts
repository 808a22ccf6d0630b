import { Agent, buildConnector } from "undici";
import type { RelayLimits } from "@/lib/environment";

/** How long a new connection may be without a request. One is always waiting for it, unless it was given up. */
const UNUSED_LIMIT_MS = 1000;

/** The connections to upstream servers. Its own answer limits are off: `UpstreamExchange` keeps them by phase. */
export function createUpstreamAgent(limits: Pick<RelayLimits, "connectTimeoutMs" | "maxStreams">): Agent {
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: createConnector(limits.connectTimeoutMs),
    // The defaults of 4 s would make each turn of a conversation pay for a new TLS connection.
    keepAliveTimeout: 60_000,
    keepAliveMaxTimeout: 300_000,
    connections: limits.maxStreams,
    pipelining: 1,
  });
}

/**
 * Closes connections that nothing was sent on. For every call that is aborted undici opens a new one in place of the
 * one it closes, which no keep-alive limit would ever end, because that only starts after an answer.
 */
function createConnector(timeoutMs: number): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs });
  return (options, callback) =>
    connect(options, (...[error, socket]) => {
      if (error) {
        callback(error, null);
        return;
      }
      const sentBytes = socket.bytesWritten;
      const timer = setTimeout(() => {
        if (socket.bytesWritten === sentBytes) {
          socket.destroy();
        }
      }, UNUSED_LIMIT_MS);
      timer.unref();
      callback(null, socket);
    });
}
