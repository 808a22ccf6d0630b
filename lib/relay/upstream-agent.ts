import { Agent } from "undici";
import type { RelayLimits } from "@/lib/environment";

/** The connections to upstream servers. Its own answer limits are off: `UpstreamExchange` keeps them by phase. */
export function createUpstreamAgent(limits: Pick<RelayLimits, "connectTimeoutMs" | "maxStreams">): Agent {
  return new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    connectTimeout: limits.connectTimeoutMs,
    // The defaults of 4 s would make each turn of a conversation pay for a new TLS connection.
    keepAliveTimeout: 60_000,
    keepAliveMaxTimeout: 300_000,
    connections: limits.maxStreams,
    pipelining: 1,
  });
}
