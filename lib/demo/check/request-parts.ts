import type { Operation, Parameter } from "@/lib/openapi/operation";

/** The places of a request in which parameters are, decoded but untyped. */
export interface RequestParts {
  path: Map<string, string>;
  query: URLSearchParams;
  headers: Headers;
  cookies: Map<string, string>;
}

/** Takes a request apart. `rawPath` is its path below the base URL, still percent-encoded. */
export function readRequestParts(operation: Operation, request: Request, rawPath: string): RequestParts {
  return {
    path: readPathValues(operation.path, rawPath),
    query: new URL(request.url).searchParams,
    headers: request.headers,
    cookies: readCookies(request.headers.get("cookie") ?? ""),
  };
}

/** Of a segment with several parameters in it, none is read: where one ends is anybody's guess. */
function readPathValues(template: string, rawPath: string): Map<string, string> {
  const segments = rawPath.split("/");
  const values = new Map<string, string>();
  for (const [index, part] of template.split("/").entries()) {
    const match = /^([^{}]*)\{([^{}]+)\}([^{}]*)$/.exec(part);
    const segment = decode(segments[index] ?? "");
    if (match?.[2] !== undefined && segment !== undefined) {
      values.set(match[2], segment.slice(match[1]?.length ?? 0, segment.length - (match[3]?.length ?? 0)));
    }
  }
  return values;
}

function readCookies(header: string): Map<string, string> {
  const pairs = header.split(";").map((pair) => pair.trim().split("="));
  return new Map(pairs.map(([name = "", ...value]) => [name, decode(value.join("=")) ?? value.join("=")]));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The text of a parameter that stands in one piece; undefined when it is missing. */
export function readParameterText(parameter: Parameter, parts: RequestParts): string | undefined {
  switch (parameter.location) {
    case "path":
      return parts.path.get(parameter.name);
    case "header":
      return parts.headers.get(parameter.name) ?? undefined;
    case "cookie":
      return parts.cookies.get(parameter.name);
    case "query":
      return parts.query.get(parameter.name) ?? undefined;
  }
}
