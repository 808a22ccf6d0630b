import type { AnswerLink, RequestValues } from "@/lib/fields/operation-form";
import { isJsonObject, type Json, readPointer, setMember } from "@/lib/json";
import type { ParameterLocation } from "@/lib/openapi/operation";

/** What a link takes its values from: a request as it was sent, and what came back. */
export interface LinkSource {
  request: RequestValues;
  status: number;
  headers: readonly (readonly [name: string, value: string])[];
  /** The body, or what a stream was assembled to. */
  answer: Json | undefined;
}

/**
 * The request that a link leads to. Undefined when something that it takes is not there, or cannot be taken apart as the
 * link says. A pattern that is no regular expression finds nothing.
 */
export function followLink(link: AnswerLink, source: LinkSource): RequestValues | undefined {
  const values: RequestValues = {};
  const write = (location: ParameterLocation, name: string, value: Json) => {
    values[location] ??= {};
    setMember(values[location], name, value);
  };
  for (const { location, name, value } of link.parameters) {
    const found = evaluate(value, source);
    if (found === undefined || found === null || found === "") return undefined;
    write(location, name, found);
  }
  if (link.split) {
    const parts = splitText(evaluate(link.split.value, source), link.split.pattern);
    if (!parts) return undefined;
    for (const [name, value] of Object.entries(parts)) {
      const location = Object.hasOwn(link.locations, name) ? link.locations[name] : undefined;
      if (location) write(location, name, value);
    }
  }
  return values;
}

function splitText(value: Json | undefined, pattern: string): Record<string, string> | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return new RegExp(pattern, "u").exec(value)?.groups;
  } catch {
    return undefined;
  }
}

/** A runtime expression of OpenAPI, a text with such expressions in braces, or a constant. */
function evaluate(value: Json, source: LinkSource): Json | undefined {
  if (typeof value !== "string") return value;
  if (value.startsWith("$")) return evaluateExpression(value, source);
  let isWhole = true;
  const text = value.replace(/\{(\$[^{}]+)\}/g, (_, expression: string) => {
    const found = evaluateExpression(expression, source);
    const isText = typeof found === "string" || typeof found === "number" || typeof found === "boolean";
    if (!isText) isWhole = false;
    return isText ? String(found) : "";
  });
  return isWhole ? text : undefined;
}

function evaluateExpression(expression: string, { request, status, headers, answer }: LinkSource): Json | undefined {
  if (expression === "$statusCode") return status;
  const body = /^\$(request|response)\.body(?:#(.*))?$/.exec(expression);
  if (body) return readPointer(body[1] === "request" ? request.body : answer, body[2] ?? "");
  const header = /^\$response\.header\.(.+)$/.exec(expression)?.[1]?.toLowerCase();
  if (header !== undefined) return headers.find(([name]) => name.toLowerCase() === header)?.[1];
  const sent = /^\$request\.(path|query|header|cookie)\.(.+)$/.exec(expression);
  const location = (["path", "query", "header", "cookie"] as const).find((name) => name === sent?.[1]);
  const values = location && request[location];
  const name = sent?.[2] ?? "";
  if (!isJsonObject(values)) return undefined;
  if (Object.hasOwn(values, name)) return values[name];
  const known =
    location === "header" ? Object.keys(values).find((key) => key.toLowerCase() === name.toLowerCase()) : undefined;
  return known === undefined ? undefined : values[known];
}
