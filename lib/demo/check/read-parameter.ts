import type { FieldNode } from "@/lib/fields/field";
import type { Json } from "@/lib/json";
import type { Parameter } from "@/lib/openapi/operation";
import { coerceMembers, coerceText, parseJson } from "./coerce-text";
import { type RequestParts, readParameterText } from "./request-parts";

/** The value that a request gives a parameter, typed by the parameter's field; undefined when it gives none. */
export function readParameter(parameter: Parameter, node: FieldNode, parts: RequestParts): Json | undefined {
  const text = readParameterText(parameter, parts);
  if (parameter.mediaType !== undefined) {
    return text === undefined ? undefined : (parseJson(text) ?? text);
  }
  const { shape } = shapeOf(node);
  if (parameter.location === "query" && shape !== "scalar") {
    return readQueryValue(parameter, node, parts.query);
  }
  return text === undefined ? undefined : readStyledText(parameter, node, text);
}

function readStyledText(parameter: Parameter, node: FieldNode, text: string): Json {
  const isMatrix = parameter.style === "matrix";
  const isPrefixed = isMatrix || parameter.style === "label";
  const separator = isPrefixed && parameter.explode ? (isMatrix ? ";" : ".") : ",";
  const bare = isPrefixed ? text.slice(1) : text;
  const { shape, item } = shapeOf(node);
  if (shape === "members") {
    const items = bare.split(separator);
    return coerceMembers(
      node,
      parameter.explode ? items.map(splitPair) : pairUp(stripNames(items, parameter, isMatrix)),
    );
  }
  const items = stripNames(shape === "list" ? bare.split(separator) : [bare], parameter, isMatrix);
  return shape === "list" ? items.map((piece) => coerceText(item, piece)) : coerceText(node, items[0] ?? "");
}

/** The matrix style repeats the parameter's name in front of its values. */
function stripNames(items: string[], parameter: Parameter, isMatrix: boolean): string[] {
  const prefix = `${parameter.name}=`;
  return isMatrix ? items.map((item) => (item.startsWith(prefix) ? item.slice(prefix.length) : item)) : items;
}

function readQueryValue(parameter: Parameter, node: FieldNode, query: URLSearchParams): Json | undefined {
  const { shape, item } = shapeOf(node);
  if (shape === "members") {
    const members = listMembers(parameter, node, query);
    return members.length === 0 ? undefined : coerceMembers(node, members);
  }
  const texts = query.getAll(parameter.name);
  if (texts.length === 0) {
    return undefined;
  }
  const items = parameter.explode ? texts : (texts[0] ?? "").split(delimiterOf(parameter));
  return items.map((piece) => coerceText(item, piece));
}

function delimiterOf(parameter: Parameter): string {
  switch (parameter.style) {
    case "spaceDelimited":
      return " ";
    case "pipeDelimited":
      return "|";
    default:
      return ",";
  }
}

function listMembers(parameter: Parameter, node: FieldNode, query: URLSearchParams): (readonly [string, string])[] {
  const { name } = parameter;
  if (parameter.style === "deepObject") {
    const own = [...query].filter(([key]) => key.startsWith(`${name}[`) && key.endsWith("]"));
    return own.map(([key, text]) => [key.slice(name.length + 1, -1), text] as const);
  }
  if (!parameter.explode) {
    return pairUp(query.get(name)?.split(",") ?? []);
  }
  const names = node.kind === "object" ? node.properties.map((property) => property.name) : [];
  return [...query].filter(([key]) => names.includes(key));
}

function shapeOf(node: FieldNode): { shape: "list" | "members" | "scalar"; item: FieldNode } {
  switch (node.kind) {
    case "array":
      return { shape: "list", item: node.item };
    case "tuple":
      return { shape: "list", item: { kind: "any" } };
    case "object":
    case "map":
      return { shape: "members", item: { kind: "any" } };
    default:
      return { shape: "scalar", item: { kind: "any" } };
  }
}

function splitPair(text: string): [string, string] {
  const at = text.indexOf("=");
  return at === -1 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function pairUp(items: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let at = 0; at + 1 < items.length; at += 2) {
    pairs.push([items[at] ?? "", items[at + 1] ?? ""]);
  }
  return pairs;
}
