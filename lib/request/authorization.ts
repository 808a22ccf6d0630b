import type { SecurityScheme } from "@/lib/openapi/operation";
import { encodeValue } from "./percent-encoding";

export interface Authorization {
  headers: [name: string, value: string][];
  /** Percent-encoded `name=value` for schemes that put the credential into the query. */
  query: string[];
  cookies: [name: string, value: string][];
}

/** What a person gave, by name of the security scheme: a bearer key, an API key, or `user:password` for basic. */
export type Credentials = ReadonlyMap<string, string>;

/** A name for an alternative that stays the same from operation to operation. "" is the one without a credential. */
export function alternativeKey(schemes: SecurityScheme[]): string {
  return schemes.map((scheme) => scheme.name).join(" + ");
}

/**
 * The ways to identify oneself that a person can choose from. Those with a scheme that cannot be added to a request are
 * left out, unless there is nothing else.
 */
export function listAlternatives(security: SecurityScheme[][]): SecurityScheme[][] {
  const needing = security.filter((schemes) => schemes.length > 0);
  const usable = needing.filter((schemes) => schemes.every((scheme) => scheme.kind !== "unsupported"));
  return usable.length > 0 ? usable : needing;
}

/** Whether a request without any credential is one of the ways. */
export function isAnonymousAllowed(security: SecurityScheme[][]): boolean {
  return security.length === 0 || security.some((schemes) => schemes.length === 0);
}

/**
 * The schemes a request is sent with: the preferred alternative where there is one of this key, else the first whose
 * credentials are all given, else the first that takes any. Empty when none is needed, or is preferred where it may be.
 */
export function chooseAlternative(
  security: SecurityScheme[][],
  credentials: Credentials,
  preferredKey?: string,
): SecurityScheme[] {
  const alternatives = listAlternatives(security);
  if (preferredKey === "" && isAnonymousAllowed(security)) return noSchemes;
  return (
    alternatives.find((schemes) => alternativeKey(schemes) === preferredKey) ??
    alternatives.find((schemes) => schemes.every((scheme) => credentials.has(scheme.name))) ??
    alternatives[0] ??
    noSchemes
  );
}

const noSchemes: SecurityScheme[] = [];

/**
 * Where the credentials go for the first alternative of `security` that needs any: each scheme of it adds its own.
 * What is not given adds nothing. A text stands for every scheme's credential.
 */
export function buildAuthorization(security: SecurityScheme[][], credentials: Credentials | string): Authorization {
  const authorization: Authorization = { headers: [], query: [], cookies: [] };
  for (const scheme of security.find((schemes) => schemes.length > 0) ?? []) {
    const given = typeof credentials === "string" ? credentials : (credentials.get(scheme.name) ?? "");
    if (given.trim() !== "") addCredential(authorization, scheme, given);
  }
  return authorization;
}

function addCredential({ headers, query, cookies }: Authorization, scheme: SecurityScheme, given: string): void {
  const key = given.trim();
  switch (scheme.kind) {
    case "bearer":
      headers.push(["Authorization", `Bearer ${key.replace(/^Bearer\s+/i, "")}`]);
      break;
    case "basic":
      // A password may begin or end with a space.
      headers.push(["Authorization", `Basic ${encodeBase64(given)}`]);
      break;
    case "apiKey":
      if (scheme.in === "header") headers.push([scheme.parameter, key]);
      else if (scheme.in === "cookie") cookies.push([scheme.parameter, key]);
      else query.push(`${encodeValue(scheme.parameter)}=${encodeValue(key)}`);
      break;
    case "unsupported":
      break;
  }
}

/** Base64 of the UTF-8 bytes (RFC 7617 with charset UTF-8). */
function encodeBase64(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
