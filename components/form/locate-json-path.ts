import type { JsonPath } from "@/lib/json";

export interface TextRange {
  from: number;
  to: number;
}

/**
 * Where the member at a path stands in JSON text: its name for a member of an object, else its value. A path that leads
 * to nothing gives the innermost place that is there. Undefined for text that is not JSON.
 */
export function locateJsonPath(text: string, path: JsonPath): TextRange | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  return new Locator(text).locate(path);
}

/** Walks text that is known to be JSON. */
class Locator {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  locate(path: JsonPath): TextRange {
    let value = this.#valueAt(this.#skipSpace(0));
    let found = value;
    for (const segment of path) {
      const member = this.#enter(value.from, segment);
      if (!member) break;
      found = member;
      value = typeof segment === "string" ? this.#valueAt(this.#valueAfter(member)) : member;
    }
    return found;
  }

  #valueAt(from: number): TextRange {
    return { from, to: this.#skipValue(from) };
  }

  /** The name of a member, or an item itself. */
  #enter(from: number, segment: string | number): TextRange | undefined {
    const open = this.#text[from];
    if (open !== "{" && open !== "[") return undefined;
    let at = this.#skipSpace(from + 1);
    for (let index = 0; this.#text[at] !== "}" && this.#text[at] !== "]"; index++) {
      const start = at;
      const end = this.#skipValue(at);
      if (open === "[") {
        if (index === segment) return { from: start, to: end };
        at = end;
      } else {
        if (JSON.parse(this.#text.slice(start, end)) === segment) return { from: start, to: end };
        at = this.#skipValue(this.#valueAfter({ from: start, to: end }));
      }
      at = this.#skipSpace(at);
      if (this.#text[at] === ",") at = this.#skipSpace(at + 1);
    }
    return undefined;
  }

  /** The start of the value that a member name belongs to. */
  #valueAfter(name: TextRange): number {
    return this.#skipSpace(this.#skipSpace(name.to) + 1);
  }

  #skipSpace(from: number): number {
    let at = from;
    while (/\s/.test(this.#text[at] ?? "")) at++;
    return at;
  }

  #skipValue(from: number): number {
    const first = this.#text[from];
    if (first === '"') return this.#skipString(from);
    if (first !== "{" && first !== "[") {
      let at = from;
      while (at < this.#text.length && !/[\s,\]}]/.test(this.#text[at] ?? "")) at++;
      return at;
    }
    let depth = 0;
    for (let at = from; at < this.#text.length; at++) {
      const character = this.#text[at];
      if (character === '"') at = this.#skipString(at) - 1;
      else if (character === "{" || character === "[") depth++;
      else if ((character === "}" || character === "]") && --depth === 0) return at + 1;
    }
    return this.#text.length;
  }

  #skipString(from: number): number {
    let at = from + 1;
    while (at < this.#text.length && this.#text[at] !== '"') at += this.#text[at] === "\\" ? 2 : 1;
    return at + 1;
  }
}
