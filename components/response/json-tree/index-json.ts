/** Beyond this many values the index would take more memory than the text. */
const maxNodes = 4_000_000;

/** Steps between two moments at which the caller may pause. */
const stepsPerYield = 2048;

const columns = ["start", "end", "keyStart", "parent", "after", "place", "depth", "children"] as const;
type Columns = Record<(typeof columns)[number], Int32Array>;

/**
 * Where every value of a JSON text stands, in the order of the text. A node is a number; its facts are columns of numbers, so
 * that millions of them fit. The text itself is never changed or copied, so what is read from it is exact.
 */
export interface JsonIndex {
  readonly text: string;
  readonly count: number;
  /** False for a text that has more values than are indexed, or is no JSON; the index then ends where that shows. */
  readonly isWhole: boolean;
  /** Of the value: first character, and the one after its last. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** The quotation mark that begins its name; -1 in lists and at the root. */
  readonly keyStart: Int32Array;
  /** -1 at the root. */
  readonly parent: Int32Array;
  /** The first node that is not inside of it. */
  readonly after: Int32Array;
  /** 0-based position inside of its parent. */
  readonly place: Int32Array;
  readonly depth: Int32Array;
  readonly children: Int32Array;
}

/** Indexes a JSON text step by step; any depth, no recursion. Run it to its end for the index. */
export function* indexJson(text: string, limit = maxNodes): Generator<undefined, JsonIndex> {
  let capacity = 1024;
  const at = allocate(capacity);
  let count = 0;
  let open = -1;
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let key = -1;
  let steps = 0;
  let isWhole = true;

  const add = (start: number): number => {
    if (count === capacity) {
      capacity *= 2;
      const larger = allocate(capacity);
      for (const name of columns) {
        larger[name].set(at[name]);
        at[name] = larger[name];
      }
    }
    const node = count;
    count += 1;
    at.start[node] = start;
    at.keyStart[node] = key;
    at.parent[node] = open;
    at.depth[node] = open < 0 ? 0 : (at.depth[open] ?? 0) + 1;
    at.after[node] = node + 1;
    at.children[node] = 0;
    if (open >= 0) {
      at.place[node] = at.children[open] ?? 0;
      at.children[open] = (at.children[open] ?? 0) + 1;
    }
    key = -1;
    return node;
  };
  const close = (node: number, end: number) => {
    at.end[node] = end;
    at.after[node] = count;
    open = at.parent[node] ?? -1;
  };

  while (position < text.length) {
    steps += 1;
    if (steps % stepsPerYield === 0) yield;
    const code = text.charCodeAt(position);
    if (code === 32 || code === 10 || code === 13 || code === 9 || code === 44 || code === 58) {
      position += 1;
      continue;
    }
    if (code === 125 || code === 93) {
      position += 1;
      if (open < 0) {
        isWhole = false;
        break;
      }
      close(open, position);
      continue;
    }
    const isName = code === 34 && key < 0 && open >= 0 && text.charCodeAt(at.start[open] ?? 0) === 123;
    if (isName) {
      key = position;
      position = endOfString(text, position);
      continue;
    }
    if (count >= limit || (count > 0 && open < 0)) {
      isWhole = false;
      break;
    }
    const node = add(position);
    if (code === 123 || code === 91) {
      open = node;
      position += 1;
    } else {
      position = code === 34 ? endOfString(text, position) : endOfWord(text, position);
      at.end[node] = position;
    }
  }
  while (open >= 0) {
    isWhole = false;
    close(open, text.length);
  }
  return { text, count, isWhole, ...at };
}

function allocate(capacity: number): Columns {
  return Object.fromEntries(columns.map((name) => [name, new Int32Array(capacity)])) as Columns;
}

/** Just after the quotation mark that ends the string which begins at `start`. */
export function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
    quote = text.indexOf('"', quote + 1);
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  const pattern = /[\s,\]}]/g;
  pattern.lastIndex = start + 1;
  return pattern.exec(text)?.index ?? text.length;
}
