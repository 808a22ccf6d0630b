import { isIPv6 } from "node:net";
import type { OriginPolicy } from "@/lib/relay/check-origin";

/** Set by `prepareIncomingRequests` on every incoming request; what a client sends under this name is overwritten. */
export const peerAddressHeader = "x-relay-peer-address";

export interface ClientAddress {
  /** What limits are counted by: an IPv4 address, or an IPv6 /64, the smallest block one customer gets. */
  key: string;
  /** The browser runs on this very machine, with no proxy in between as far as can be seen. */
  isLocal: boolean;
}

/**
 * Who calls. `X-Forwarded-For` counts only for the number of proxies that the operator vouches for, from the right:
 * whatever stands further left came from the client and could be anything.
 */
export function readClientAddress(
  headers: Headers,
  policy: Pick<OriginPolicy, "trustProxy" | "publicOrigins">,
): ClientAddress {
  const { trustProxy, publicOrigins } = policy;
  const peer = headers.get(peerAddressHeader) ?? "unknown";
  const forwarded = (headers.get("x-forwarded-for") ?? "").split(",").map((item) => item.trim());
  const chain = [...forwarded.filter((item) => item !== ""), peer];
  const address = trustProxy === 0 ? peer : (chain[Math.max(0, chain.length - 1 - trustProxy)] ?? peer);
  // Next fills in the peer as X-Forwarded-For where the header was missing.
  const isDirect = chain.every((item) => item === peer) && !headers.has("forwarded") && !headers.has("x-real-ip");
  const isPrivate = trustProxy === 0 && publicOrigins.length === 0;
  return { key: toKey(address), isLocal: isPrivate && isDirect && isLoopback(peer) && hasLocalHost(headers) };
}

function toKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) {
    return mapped ?? address;
  }
  const [head = "", tail] = address.replace(/%.*$/, "").toLowerCase().split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  const full = [...groups, ...Array<string>(missing).fill("0"), ...(tail ?? "").split(":").filter(Boolean)];
  return `${full.slice(0, 4).join(":")}::/64`;
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/i.test(address);
}

function hasLocalHost(headers: Headers): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(headers.get("host") ?? "");
}
