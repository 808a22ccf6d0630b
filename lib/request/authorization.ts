import type { SecurityScheme } from "@/lib/openapi/operation";

export interface Authorization {
  headers: [name: string, value: string][];
  /** Percent-encoded `name=value` for schemes that put the credential into the query. */
  query: string[];
  cookies: [name: string, value: string][];
}

/**
 * Where a credential goes for the first alternative of `security` that needs one. An empty credential, or a request
 * that needs none, adds nothing. `credential` is a bearer key, an API key, or `user:password` for basic.
 */
export function buildAuthorization(security: SecurityScheme[][], credential: string): Authorization {
  const authorization: Authorization = { headers: [], query: [], cookies: [] };
  const value = credential.trim();
  if (value === "") return authorization;
  for (const scheme of security.find((schemes) => schemes.length > 0) ?? []) {
    switch (scheme.kind) {
      case "bearer":
        authorization.headers.push(["Authorization", `Bearer ${value.replace(/^Bearer\s+/i, "")}`]);
        break;
      case "basic":
        authorization.headers.push(["Authorization", `Basic ${encodeBase64(value)}`]);
        break;
      case "apiKey":
        if (scheme.in === "header") authorization.headers.push([scheme.parameter, value]);
        else if (scheme.in === "cookie") authorization.cookies.push([scheme.parameter, value]);
        else authorization.query.push(`${encodeURIComponent(scheme.parameter)}=${encodeURIComponent(value)}`);
        break;
      case "unsupported":
        break;
    }
  }
  return authorization;
}

/** Base64 of the UTF-8 bytes (RFC 7617 with charset UTF-8). */
function encodeBase64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
