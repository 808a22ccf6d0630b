import { isIP } from "node:net";
import type { Environment } from "@/lib/environment";

export type HostSettings = Pick<Environment, "allowedHosts" | "publicOrigins" | "trustProxy">;

/**
 * Whether the app answers to this Host header. A page of another site can make its own name point to the visitor's
 * machine (DNS rebinding) and is then same-origin in the browser's eyes, but its name stands in Host. With no allowed
 * hosts set, that is what a public name on a connection from this very machine is taken for, unless the operator has
 * said that there is a proxy or a public origin.
 */
export function isKnownHost(
  host: string | undefined,
  peerAddress: string | undefined,
  settings: HostSettings,
): boolean {
  const name = readName(host);
  if (settings.allowedHosts.length > 0) {
    return isLoopbackName(name) || settings.allowedHosts.includes(name);
  }
  const isOpen = settings.publicOrigins.length > 0 || settings.trustProxy > 0 || !isLoopbackAddress(peerAddress);
  // Only names with a dot can be registered by a stranger.
  return isOpen || isLoopbackName(name) || isIP(name) !== 0 || !name.includes(".");
}

/** Without the port; of an IPv6 address with its brackets. */
function readName(host: string | undefined): string {
  return (host ?? "").toLowerCase().replace(/:\d+$/, "").replace(/\.$/, "");
}

function isLoopbackName(name: string): boolean {
  return name === "localhost" || name.endsWith(".localhost") || /^(127\.\d+\.\d+\.\d+|\[::1\])$/.test(name);
}

function isLoopbackAddress(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i.test(address);
}
