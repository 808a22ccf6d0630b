import { isJsonObject } from "@/lib/json";
import type { Operation, Parameter } from "@/lib/openapi/operation";
import { encodePathLiteral, type PathSegment, readPathSegment } from "@/lib/openapi/path-segment";
import { readList } from "@/lib/openapi/read-member";

export type OperationMatch =
  | { kind: "match"; operation: Operation; path: string }
  | { kind: "no-path" }
  | { kind: "no-method"; allow: string[] }
  | { kind: "refused" };

export interface OperationMatcher {
  /**
   * `rawPath` is the part of the URL after the server id, still percent-encoded, beginning with a slash. Operations of one
   * method and path are told apart by `given`, else the first of them is meant.
   */
  match(method: string, rawPath: string, given?: GivenParameters): OperationMatch;
}

/** The parameters of a request, decoded. */
export interface GivenParameters {
  query: URLSearchParams;
  headers: Headers;
}

interface Route {
  operation: Operation;
  segments: TemplateSegment[];
  hasTrailingSlash: boolean;
  /** Required parameters that can have one value only. */
  fixed: Parameter[];
}

interface TemplateSegment {
  /** 0 for a literal, 1 for a literal with parameters in it, 2 for a parameter alone: the lower one wins. */
  openness: 0 | 1 | 2;
  /** Decoded literals in order; undefined stands for a parameter. */
  parts: (string | undefined)[];
  /** Set for a literal: what goes upstream, whatever spelling of it the browser sent. */
  literal: string | undefined;
}

/**
 * Compiles the path templates of the description. A match says which operation it is and the path to send upstream:
 * literals as the template has them, parameters as sent. Literal segments beat templates, earlier segments first.
 */
export function createOperationMatcher(operations: readonly Operation[]): OperationMatcher {
  const routesByLength = new Map<number, Route[]>();
  for (const operation of operations) {
    const route = compileRoute(operation);
    const routes = routesByLength.get(route.segments.length) ?? [];
    routesByLength.set(route.segments.length, [...routes, route]);
  }
  for (const routes of routesByLength.values()) {
    routes.sort(compareOpenness);
  }
  return {
    match(method, rawPath, given) {
      const rawSegments = splitPath(rawPath);
      const segments: PathSegment[] = [];
      for (const raw of rawSegments) {
        const segment = readPathSegment(raw);
        if (!segment) {
          return { kind: "refused" };
        }
        segments.push(segment);
      }
      const fitting = (routesByLength.get(segments.length) ?? []).filter((route) => fits(route, segments));
      const candidates = fitting.filter((route) => route.operation.method === method);
      const endsWithSlash = rawPath.endsWith("/");
      const [first] = candidates;
      if (first) {
        const equals = candidates.filter((route) => compareOpenness(route, first) === 0);
        const sameEnd = equals.filter((route) => route.hasTrailingSlash === endsWithSlash);
        const best = chooseByParameters(sameEnd.length > 0 ? sameEnd : equals, given) ?? first;
        return { kind: "match", operation: best.operation, path: buildPath(best, segments) };
      }
      return fitting.length === 0
        ? { kind: "no-path" }
        : { kind: "no-method", allow: [...new Set(fitting.map((route) => route.operation.method))].sort() };
    },
  };
}

function compileRoute(operation: Operation): Route {
  const { path, parameters } = operation;
  return {
    operation,
    segments: splitPath(path).map(compileSegment),
    hasTrailingSlash: path.length > 1 && path.endsWith("/"),
    fixed: parameters.filter((parameter) => parameter.required && fixedValue(parameter) !== undefined),
  };
}

/** The route with the most fixed parameters, all of which were given. */
function chooseByParameters(routes: Route[], given: GivenParameters | undefined): Route | undefined {
  if (routes.length < 2 || !given) return routes[0];
  const isGiven = (parameter: Parameter) => {
    const values = parameter.location === "header" ? given.headers : given.query;
    return values.get(parameter.name) === fixedValue(parameter);
  };
  return routes
    .filter(({ fixed }) => fixed.every(isGiven))
    .reduce<Route | undefined>(
      (best, route) => (best && best.fixed.length >= route.fixed.length ? best : route),
      undefined,
    );
}

function fixedValue({ location, schema }: Parameter): string | undefined {
  if ((location !== "query" && location !== "header") || !isJsonObject(schema)) return undefined;
  const [only, ...others] = schema.const === undefined ? readList(schema, "enum") : [schema.const];
  return only !== undefined && others.length === 0 ? String(only) : undefined;
}

/** Next redirects away a slash at the end, so it cannot tell operations apart here. */
function splitPath(path: string): string[] {
  const inner = path.replace(/^\//, "").replace(/\/$/, "");
  return inner === "" ? [] : inner.split("/");
}

function compileSegment(template: string): TemplateSegment {
  const parts = template
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{") && part.endsWith("}") ? undefined : decodeLiteral(part)));
  const isLiteral = !parts.includes(undefined);
  return {
    openness: isLiteral ? 0 : parts.length > 1 ? 1 : 2,
    parts,
    literal: isLiteral ? encodePathLiteral(template) : undefined,
  };
}

function decodeLiteral(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A parameter takes one character or more. Linear in the text, where a pattern of several `.+` would not be. */
function fitsSegment(parts: readonly (string | undefined)[], text: string): boolean {
  let position = 0;
  let gap = 0;
  for (const [index, part] of parts.entries()) {
    if (part === undefined) {
      gap += 1;
      continue;
    }
    const isLast = index === parts.length - 1;
    const found = isLast ? text.length - part.length : gap === 0 ? position : text.indexOf(part, position + gap);
    if (found < position + gap || (gap === 0 && found !== position) || !text.startsWith(part, found)) {
      return false;
    }
    position = found + part.length;
    gap = 0;
  }
  return gap === 0 ? position === text.length : text.length >= position + gap;
}

function compareOpenness(a: Route, b: Route): number {
  for (const [index, segment] of a.segments.entries()) {
    const difference = segment.openness - (b.segments[index]?.openness ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

function fits(route: Route, segments: PathSegment[]): boolean {
  return route.segments.every((template, index) => fitsSegment(template.parts, segments[index]?.decoded ?? ""));
}

function buildPath(route: Route, segments: PathSegment[]): string {
  const encoded = segments.map((segment, index) => route.segments[index]?.literal ?? segment.encoded);
  return `/${encoded.join("/")}${route.hasTrailingSlash ? "/" : ""}`;
}
