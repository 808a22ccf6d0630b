import { endOfString, type JsonIndex } from "./index-json";

/** The text is searched in pieces of this length, between which the caller may pause. */
const windowCharacters = 256 * 1024;
/** More than anyone steps through. */
export const maxMatches = 100_000;

/**
 * The nodes whose name, or whose value if it is no object or list, contains a text, in any case. Step by step; run it to its end for
 * the nodes, in the order of the text.
 */
export function* findMatches(index: JsonIndex, query: string): Generator<undefined, number[]> {
  const { text, count, start, keyStart } = index;
  const found: number[] = [];
  const pattern = searchPattern(query);
  // A character may be spelled with up to twelve.
  const overlap = query.length * 12;
  const beginOf = (at: number) => ((keyStart[at] ?? -1) >= 0 ? (keyStart[at] ?? 0) : (start[at] ?? 0));
  let node = 0;
  for (let from = 0; from < text.length && found.length < maxMatches; from += windowCharacters) {
    const piece = text.slice(from, from + windowCharacters + overlap);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(piece); match; match = pattern.exec(piece)) {
      if (match.index >= windowCharacters) break;
      const position = from + match.index;
      while (node + 1 < count && beginOf(node + 1) <= position) node += 1;
      if (found.at(-1) !== node && isInside(index, node, position, position + match[0].length)) found.push(node);
      if (found.length >= maxMatches) break;
    }
    yield;
  }
  return found;
}

function isInside(
  { text, start, end, keyStart, children }: JsonIndex,
  node: number,
  from: number,
  to: number,
): boolean {
  const valueStart = start[node] ?? 0;
  if (from < valueStart) {
    const key = keyStart[node] ?? -1;
    return key >= 0 && from > key && to < endOfString(text, key);
  }
  const isText = text.charAt(valueStart) === '"';
  const isPlain = (children[node] ?? 0) === 0 && !/[[{]/.test(text.charAt(valueStart));
  return isPlain && from >= valueStart + (isText ? 1 : 0) && to <= (end[node] ?? 0) - (isText ? 1 : 0);
}

/** Finds a text in JSON, where some characters may be spelled in more than one way. */
export function searchPattern(query: string): RegExp {
  const spelled = [...query].map((character) => {
    if (character === '"') return '\\\\"';
    if (character === "\\") return "\\\\\\\\";
    if (character === "/") return "\\\\?/";
    if (character === "\n") return "\\\\n";
    if (character === "\t") return "\\\\t";
    const literal = character.replace(/[.*+?^${}()|[\]]/g, "\\$&");
    if (/^[\x20-\x7e]$/.test(character)) return literal;
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    return `(?:${literal}|${units.map((unit) => `\\\\u${unit.toString(16).padStart(4, "0")}`).join("")})`;
  });
  return new RegExp(spelled.join(""), "gi");
}
