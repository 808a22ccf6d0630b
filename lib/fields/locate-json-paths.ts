import type { JsonPath } from "@/lib/json";
import { readJsonToken } from "./read-json-token";

/** Offsets of a value in JSON text, and of the name that it has there when it is a member. */
export interface JsonRange {
  from: number;
  to: number;
  name?: { from: number; to: number };
}

interface Wanted {
  /** Positions in `paths` that end here. */
  indexes: number[];
  inside: Map<string | number, Wanted>;
}

/**
 * Where the values of these paths stand in valid JSON text, in one pass. A path to something that is not there gets the
 * range of the nearest container that is.
 */
export function locateJsonPaths(text: string, paths: readonly JsonPath[]): JsonRange[] {
  const root: Wanted = { indexes: [], inside: new Map() };
  for (const [index, path] of paths.entries()) {
    let wanted = root;
    for (const key of path) {
      const inner: Wanted = wanted.inside.get(key) ?? { indexes: [], inside: new Map() };
      wanted.inside.set(key, inner);
      wanted = inner;
    }
    wanted.indexes.push(index);
  }
  const ranges: (JsonRange | undefined)[] = paths.map(() => undefined);
  new Locator(text, ranges).readValue(root, 0);
  return ranges.map((range) => range ?? { from: 0, to: Math.min(1, text.length) });
}

class Locator {
  readonly #text: string;
  readonly #ranges: (JsonRange | undefined)[];

  constructor(text: string, ranges: (JsonRange | undefined)[]) {
    this.#text = text;
    this.#ranges = ranges;
  }

  /** Reads the value that begins behind blanks at this offset, and returns where it ends. */
  readValue(wanted: Wanted | undefined, start: number, name?: JsonRange["name"]): number {
    const from = this.#skipBlank(start);
    const token = readJsonToken(this.#text, from);
    if (!wanted) return this.#skipValue(from);
    // What is missing inside of a value is marked at its opening bracket.
    if (wanted.inside.size > 0) this.#mark(wanted, { from, to: token.end, ...(name && { name }) });
    let end = token.end;
    if (token.text === "{" || token.text === "[") end = this.#readInside(wanted, token.end, token.text === "{");
    for (const index of wanted.indexes) this.#ranges[index] = { from, to: end, ...(name && { name }) };
    return end;
  }

  #mark(wanted: Wanted, range: JsonRange): void {
    for (const inner of wanted.inside.values()) {
      for (const index of inner.indexes) this.#ranges[index] = range;
      this.#mark(inner, range);
    }
  }

  #readInside(wanted: Wanted, start: number, isObject: boolean): number {
    let at = this.#skipBlank(start);
    for (let index = 0; at < this.#text.length && !/[}\]]/.test(this.#text.charAt(at)); index += 1) {
      if (isObject) {
        const name = readJsonToken(this.#text, at);
        if (name.kind !== "string") return this.#text.length;
        const colon = this.#skipBlank(name.end);
        const key: string = JSON.parse(name.text);
        at = this.readValue(wanted.inside.get(key), colon + 1, { from: at, to: name.end });
      } else at = this.readValue(wanted.inside.get(index), at);
      at = this.#skipBlank(at);
      if (this.#text.charAt(at) === ",") at = this.#skipBlank(at + 1);
    }
    return at + 1;
  }

  /** Nesting costs no stack where nothing is looked for. */
  #skipValue(start: number): number {
    let depth = 0;
    let at = start;
    do {
      const token = readJsonToken(this.#text, this.#skipBlank(at));
      if (token.text === "{" || token.text === "[") depth += 1;
      else if (token.text === "}" || token.text === "]") depth -= 1;
      at = token.end;
    } while (depth > 0 && at < this.#text.length);
    return at;
  }

  #skipBlank(from: number): number {
    let at = from;
    while (at < this.#text.length && " \t\n\r".includes(this.#text.charAt(at))) at += 1;
    return at;
  }
}
