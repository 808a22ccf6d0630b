import type { JsonPath } from "@/lib/json";
import { endOfString, type JsonIndex } from "./index-json";

export type NodeKind = "object" | "array" | "string" | "number" | "word";

export function readKind({ text, start }: JsonIndex, node: number): NodeKind {
  switch (text.charAt(start[node] ?? 0)) {
    case "{":
      return "object";
    case "[":
      return "array";
    case '"':
      return "string";
    case "t":
    case "f":
    case "n":
      return "word";
    default:
      return "number";
  }
}

/** The name of a member, decoded; its position in a list; undefined at the root. */
export function readName(index: JsonIndex, node: number): string | number | undefined {
  const { text, keyStart, parent, place } = index;
  if ((parent[node] ?? -1) < 0) return undefined;
  const start = keyStart[node] ?? -1;
  return start < 0 ? (place[node] ?? 0) : decodeString(text.slice(start, endOfString(text, start)));
}

/** The text of a value as it stands in the JSON, up to a number of characters. */
export function sliceValue({ text, start, end }: JsonIndex, node: number, limit = Number.POSITIVE_INFINITY): string {
  const from = start[node] ?? 0;
  return text.slice(from, Math.min(end[node] ?? from, from + limit));
}

/** What copying a value gives: of a string its characters, of everything else its JSON. */
export function readValueText(index: JsonIndex, node: number): string {
  const literal = sliceValue(index, node);
  return readKind(index, node) === "string" ? decodeString(literal) : literal;
}

export function readPath(index: JsonIndex, node: number): JsonPath {
  const path: (string | number)[] = [];
  for (let at = node; at >= 0; at = index.parent[at] ?? -1) {
    const name = readName(index, at);
    if (name !== undefined) path.push(name);
  }
  return path.reverse();
}

/** The node that a path leads to; undefined when there is none. Of equal names the last counts, as for `JSON.parse`. */
export function findPath(index: JsonIndex, path: JsonPath): number | undefined {
  let node = index.count > 0 ? 0 : undefined;
  for (const name of path) {
    if (node === undefined) return undefined;
    let found: number | undefined;
    const end: number = index.after[node] ?? 0;
    for (let child = node + 1; child < end; child = index.after[child] ?? end) {
      if (readName(index, child) === name) found = child;
    }
    node = found;
  }
  return node;
}

/** A path in the notation of JSONPath (RFC 9535). */
export function formatPath(path: JsonPath): string {
  const steps = path.map((name) => {
    if (typeof name === "number") return `[${name}]`;
    return /^[A-Za-z_][\w]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
  });
  return `$${steps.join("")}`;
}

function decodeString(literal: string): string {
  try {
    return JSON.parse(literal);
  } catch {
    return literal.slice(1);
  }
}
