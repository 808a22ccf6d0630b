import type { Operation, SecurityScheme } from "@/lib/openapi/operation";
import { toCarriedHeaderName } from "@/lib/relay/carried-header";

export type HeaderList = [name: string, value: string][];

/** What every operation may send: the credential, the media types, and OpenRouter's attribution. */
const alwaysAllowed = ["authorization", "content-type", "accept", "http-referer", "x-title", "x-openrouter-title"];

/** What belongs to the connection or to this relay (RFC 9110, 7.6.1), whatever the description declares. */
const neverAllowed =
  /^(accept-encoding|connection|content-encoding|content-length|expect|forwarded|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|via|x-forwarded-.*|x-real-ip|x-relay-.*|x-middleware-.*|next-.*)$/;

/** Chosen by the relay: an answer that needs no decoding, and a name an API's operator can look up. */
const ownHeaders: HeaderList = [
  ["accept-encoding", "identity"],
  ["user-agent", "api-playground-relay"],
];

/**
 * The headers that go upstream: the fixed allow-list, the header parameters that the operation declares, and the
 * headers and cookies of its credentials. Everything else that the browser sent stays here.
 */
export function selectRequestHeaders(headers: Headers, operation: Operation): HeaderList {
  const { carried, cookies } = listForwarded(operation);
  const selected: HeaderList = [];
  for (const [name, carriedName] of carried) {
    const value = headers.get(carriedName);
    if (value !== null) {
      selected.push([name, value]);
    }
  }
  if (cookies.size > 0) {
    const cookie = selectCookies(headers.get(toCarriedHeaderName("cookie")), cookies);
    if (cookie !== "") {
      selected.push(["cookie", cookie]);
    }
  }
  const chosen = new Set(selected.map(([name]) => name));
  return [...selected, ...ownHeaders.filter(([name]) => !chosen.has(name))];
}

interface Forwarded {
  /** Names upstream, and the names under which a page sends them here. */
  carried: readonly (readonly [name: string, carriedName: string])[];
  cookies: ReadonlySet<string>;
}

const forwardedOf = new WeakMap<Operation, Forwarded>();

/** Worked out once per operation. */
function listForwarded(operation: Operation): Forwarded {
  const known = forwardedOf.get(operation);
  if (known) {
    return known;
  }
  const names = [...new Set([...alwaysAllowed, ...listDeclaredHeaders(operation)])];
  const carried = names
    .filter((name) => !neverAllowed.test(name) && name !== "cookie")
    .map((name) => [name, toCarriedHeaderName(name)] as const);
  const forwarded = { carried, cookies: listDeclaredCookies(operation) };
  forwardedOf.set(operation, forwarded);
  return forwarded;
}

/**
 * The credential by which requests of one account are counted together: the Authorization header, else the first key
 * that the operation declares and the request brings.
 */
export function readCredential(headers: Headers, search: string, operation: Operation): string | undefined {
  const authorization = headers.get("authorization");
  if (authorization) {
    return authorization;
  }
  const query = new URLSearchParams(search);
  const cookies = listCookies(headers.get(toCarriedHeaderName("cookie")));
  for (const scheme of operation.security.flat()) {
    const key = scheme.kind === "apiKey" ? readApiKey(scheme, headers, query, cookies) : undefined;
    if (key) {
      return key;
    }
  }
  return undefined;
}

/** Whether the request brings every part of at least one way that the operation accepts to identify the caller. */
export function hasCredential(headers: Headers, search: string, operation: Operation): boolean {
  const query = new URLSearchParams(search);
  const cookies = listCookies(headers.get(toCarriedHeaderName("cookie")));
  const brings = (scheme: SecurityScheme): boolean => {
    switch (scheme.kind) {
      case "bearer":
      case "basic":
        return Boolean(headers.get("authorization"));
      case "apiKey":
        return Boolean(readApiKey(scheme, headers, query, cookies));
      case "unsupported":
        return false;
    }
  };
  return operation.security.some((alternative) => alternative.every(brings));
}

function readApiKey(
  scheme: SecurityScheme & { kind: "apiKey" },
  headers: Headers,
  query: URLSearchParams,
  cookies: [name: string, value: string][],
): string | null | undefined {
  switch (scheme.in) {
    case "header":
      return headers.get(toCarriedHeaderName(scheme.parameter));
    case "query":
      return query.get(scheme.parameter);
    case "cookie":
      return cookies.find(([name]) => name === scheme.parameter)?.[1];
  }
}

function listDeclaredHeaders(operation: Operation): string[] {
  const parameters = operation.parameters.filter((parameter) => parameter.location === "header");
  const schemes = operation.security.flat().filter((scheme) => scheme.kind === "apiKey" && scheme.in === "header");
  return [
    ...parameters.map((parameter) => parameter.name.toLowerCase()),
    ...schemes.flatMap((scheme) => (scheme.kind === "apiKey" ? [scheme.parameter.toLowerCase()] : [])),
  ].filter((name) => /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name));
}

function listDeclaredCookies(operation: Operation): Set<string> {
  const names = new Set<string>();
  for (const parameter of operation.parameters) {
    if (parameter.location === "cookie") {
      names.add(parameter.name);
    }
  }
  for (const scheme of operation.security.flat()) {
    if (scheme.kind === "apiKey" && scheme.in === "cookie") {
      names.add(scheme.parameter);
    }
  }
  return names;
}

function selectCookies(carried: string | null, declared: ReadonlySet<string>): string {
  const kept = listCookies(carried).filter(([name]) => declared.has(name));
  return kept.map(([name, value]) => `${name}=${value}`).join("; ");
}

function listCookies(carried: string | null): [name: string, value: string][] {
  return (carried ?? "").split(";").flatMap((pair): [string, string][] => {
    const equals = pair.indexOf("=");
    return equals === -1 ? [] : [[pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]];
  });
}
