import type { RelayFailure } from "@/lib/errors/relay-errors";

export interface OriginPolicy {
  publicOrigins: readonly string[];
  /** Other pages that may call the relay on purpose. */
  embedOrigins: readonly string[];
  trustProxy: number;
}

/**
 * Refuses what a page of another origin started. Browsers set `Sec-Fetch-Site` and `Origin` themselves, so a script
 * cannot forge them; a client that sends neither is no browser. `Origin` is compared with the Host header or the
 * operator's own origins, because the URL that Next shows is built from its settings.
 */
export function checkOrigin(method: string, headers: Headers, policy: OriginPolicy): RelayFailure | undefined {
  const origin = headers.get("origin");
  if (origin !== null && policy.embedOrigins.includes(origin)) {
    return undefined;
  }
  const site = headers.get("sec-fetch-site");
  const isTypedAddress = site === "none" && (method === "GET" || method === "HEAD");
  if (site !== null && site !== "same-origin" && !isTypedAddress) {
    return { code: "cross_site" };
  }
  return origin === null || isOwnOrigin(origin, headers, policy) ? undefined : { code: "cross_site" };
}

function isOwnOrigin(origin: string, headers: Headers, policy: OriginPolicy): boolean {
  if (policy.publicOrigins.includes(origin)) {
    return true;
  }
  const forwardedHost = policy.trustProxy > 0 ? headers.get("x-forwarded-host")?.split(",")[0]?.trim() : undefined;
  const host = (forwardedHost || headers.get("host"))?.toLowerCase();
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
