import { type NextRequest, NextResponse } from "next/server";
import { environment } from "@/lib/environment";

/**
 * Gives every page a content security policy with a nonce of its own, which Next puts on its scripts. Never on API
 * paths: Next would cut their request bodies at 10 MiB. There is no exception for prefetches, because Next takes the
 * nonce from the request's own header where this does not run.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = buildPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  if (environment.embedOrigins.length === 0) {
    response.headers.set("x-frame-options", "DENY");
  }
  return response;
}

export const config = { matcher: "/((?!api/|_next/).*)" };

function buildPolicy(nonce: string): string {
  // In development React needs eval, to show server stacks in the browser.
  const isDevelopment = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // The development server's own overlay brings style elements without a nonce.
    isDevelopment ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    // Style attributes cannot load or run anything; React and the virtual lists write them.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${environment.embedOrigins.join(" ") || "'none'"}`,
  ].join("; ");
}
