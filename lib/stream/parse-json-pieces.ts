import { type Json, type JsonObject, setMember } from "@/lib/json";

/** So much text is given to `JSON.parse` at once: a few milliseconds of work. */
const usualBatchCharacters = 256 * 1024;
/** Values nested deeper than this are parsed whole. Going into each costs its beginning once more. */
const maxOpenDepth = 8;

const stringMarks = /["\\]/g;
const structureMarks = /["[\]{},]/g;
const firstMark = /[^ \t\n\r]/;

/** A list or an object whose members are parsed in batches, and which of them its own container waits for. */
interface Container {
  value: Json[] | JsonObject;
  /** Name of the member that is being read on its own, in an object. */
  key: string;
  /** A member that was read on its own is over: a comma or the end must follow. */
  isAfterMember: boolean;
  /** Something was read, so that an end right after a comma is none. */
  isEmpty: boolean;
}

export interface JsonPieces {
  /** Takes the next piece of the text. Costs the piece. */
  feed(piece: string): void;
  /** What `JSON.parse` gives for the whole text; undefined where it throws. */
  end(): Json | undefined;
  /** A list or an object is still open, and nothing is wrong so far. */
  readonly isUnfinished: boolean;
}

/**
 * Parses JSON while it arrives, so that a long text freezes nobody at its end. It only looks for the places where lists and
 * objects can be taken apart; what lies between two of them is parsed by `JSON.parse`.
 */
export function createJsonPieces(batchCharacters = usualBatchCharacters): JsonPieces {
  const open: Container[] = [];
  let root: Json | undefined;
  let isOver = false;
  /** Neither a list nor an object: parsed at its end. */
  let isScalar = false;
  let hasFailed = false;
  /** Text that is looked through but not parsed yet; places are counted from its start. */
  let parts: string[] = [];
  let length = 0;
  /** Inside of the innermost open container: brackets, the last comma, and where the outermost bracket stands. */
  let depth = 0;
  let lastComma = -1;
  let nestedAt = -1;
  let inString = false;
  let isEscaped = false;

  const joined = (): string => {
    if (parts.length > 1) parts = [parts.join("")];
    return parts[0] ?? "";
  };
  const restart = () => {
    parts = [];
    length = 0;
    depth = 0;
    lastComma = -1;
    nestedAt = -1;
    inString = false;
    isEscaped = false;
  };

  /** Parses members that stand between two commas, or between a comma and the end. */
  const take = (container: Container, text: string, isEnd: boolean) => {
    if (isBlank(text) && isEnd && (container.isEmpty || container.isAfterMember)) return;
    if (isBlank(text) || container.isAfterMember) throw new SyntaxError();
    container.isEmpty = false;
    if (Array.isArray(container.value)) {
      const list: Json[] = JSON.parse(`[${text}]`);
      for (const item of list) container.value.push(item);
    } else {
      const object: JsonObject = JSON.parse(`{${text}}`);
      for (const [name, value] of Object.entries(object)) setMember(container.value, name, value);
    }
  };
  const begin = (bracket: string) =>
    open.push({ value: bracket === "[" ? [] : {}, key: "", isAfterMember: false, isEmpty: true });
  const close = (container: Container, bracket: string) => {
    if (Array.isArray(container.value) !== (bracket === "]")) throw new SyntaxError();
    open.pop();
    const outer = open.at(-1);
    if (!outer) {
      root = container.value;
      isOver = true;
    } else {
      if (Array.isArray(outer.value)) outer.value.push(container.value);
      else setMember(outer.value, outer.key, container.value);
      outer.isEmpty = false;
      outer.isAfterMember = true;
    }
  };

  /** A comma that ends a batch, or follows a member that was read on its own. */
  const endBatch = (container: Container, text: string) => {
    if (!container.isAfterMember) take(container, text, false);
    else if (!isBlank(text)) throw new SyntaxError();
    container.isAfterMember = false;
    restart();
  };

  /** Goes into a member that has grown long, so that its own members are parsed in batches. Gives the text to look through anew. */
  const descend = (container: Container): string => {
    const text = joined();
    if (container.isAfterMember) throw new SyntaxError();
    if (lastComma >= 0) take(container, text.slice(0, lastComma), false);
    const before = text.slice(lastComma + 1, nestedAt);
    if (Array.isArray(container.value)) {
      if (!isBlank(before)) throw new SyntaxError();
    } else {
      const [name] = Object.keys(JSON.parse(`{${before}[]}`));
      if (name === undefined) throw new SyntaxError();
      container.key = name;
    }
    begin(text.charAt(nestedAt));
    const rest = text.slice(nestedAt + 1);
    restart();
    return rest;
  };

  /** Looks through more text; gives what is left of it when a batch or a container has ended. */
  const scan = (container: Container, piece: string): string => {
    const base = length;
    let position = isEscaped ? 1 : 0;
    isEscaped = false;
    for (;;) {
      const marks = inString ? stringMarks : structureMarks;
      marks.lastIndex = position;
      const at = marks.exec(piece)?.index;
      if (at === undefined) break;
      position = at + 1;
      switch (piece[at]) {
        case '"':
          inString = !inString;
          break;
        case "\\":
          isEscaped = position === piece.length;
          position += 1;
          break;
        case ",":
          if (depth > 0) break;
          if (container.isAfterMember || base + at >= batchCharacters) {
            endBatch(container, joined() + piece.slice(0, at));
            return piece.slice(position);
          }
          lastComma = base + at;
          break;
        case "[":
        case "{":
          if (depth === 0) nestedAt = base + at;
          depth += 1;
          break;
        default:
          depth -= 1;
          if (depth < 0) {
            take(container, joined() + piece.slice(0, at), true);
            close(container, piece.charAt(at));
            restart();
            return piece.slice(position);
          }
      }
    }
    parts.push(piece);
    length += piece.length;
    return "";
  };

  const start = (text: string): string => {
    const at = firstMark.exec(text)?.index;
    if (at === undefined) return "";
    if (/[[{]/.test(text.charAt(at))) {
      begin(text.charAt(at));
      return text.slice(at + 1);
    }
    isScalar = true;
    parts.push(text);
    return "";
  };

  const feed = (piece: string) => {
    let rest = piece;
    while (rest !== "") {
      const container = open.at(-1);
      if (isOver) {
        if (!isBlank(rest)) throw new SyntaxError();
        return;
      }
      if (isScalar) {
        parts.push(rest);
        return;
      }
      rest = container ? scan(container, rest) : start(rest);
      const isLong = depth > 0 && length - nestedAt > batchCharacters && open.length < maxOpenDepth;
      if (container && rest === "" && isLong) rest = descend(container);
    }
  };

  return {
    get isUnfinished() {
      return open.length > 0 && !hasFailed;
    },
    feed: (piece) => {
      if (hasFailed) return;
      try {
        feed(piece);
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        hasFailed = true;
        parts = [];
      }
    },
    end: () => {
      if (hasFailed) return undefined;
      if (isOver) return root;
      try {
        return open.length > 0 ? undefined : JSON.parse(joined());
      } catch {
        return undefined;
      }
    },
  };
}

function isBlank(text: string): boolean {
  return !firstMark.test(text);
}
