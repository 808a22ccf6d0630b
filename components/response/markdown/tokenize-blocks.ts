import type { Grammar } from "@/components/ui/code-grammar";

/** A run of characters with a class, by its place in its block. */
export interface BlockToken {
  className: string;
  start: number;
  end: number;
}

/** Text in blocks, as it is shown: blocks are added and the last one grows, all else stays. */
export type TextBlockList = { length: number; at(place: number): string };

/** Beyond this much code the tokens cost more than they help; it stays plain. */
const maxCharacters = 100_000;
/** A longer line is data. It stays plain, and the next one goes on as if it had not been there. */
const maxLineLength = 2000;
const maxAttempts = 100;

interface Place {
  block: number;
  offset: number;
}

interface Line {
  text: string;
  /** Where its pieces stand, one per block. */
  pieces: (Place & { length: number })[];
  end: "feed" | "open" | "too-long";
  next: Place;
}

const none: readonly BlockToken[] = [];

/** The tokens of code that only grows. Each line is read once, when it is whole, so the work does not grow with the code. */
export class BlockTokenizer {
  readonly #grammar: Grammar;
  readonly #tokens: BlockToken[][] = [];
  #state: Grammar["start"];
  #place: Place = { block: 0, offset: 0 };
  #length = 0;
  #isInLongLine = false;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
    this.#state = grammar.start;
  }

  /** A new list whenever there is more of it. */
  tokensOf(block: number): readonly BlockToken[] {
    return this.#tokens[block] ?? none;
  }

  /** Reads the lines that have become whole. `isOver`: nothing more comes for now, so the last line is read as it is. */
  *read(blocks: TextBlockList, isOver: boolean): Generator<undefined, void> {
    while (this.#length < maxCharacters) {
      const line = gatherLine(blocks, this.#place);
      if (line.end === "open" && (line.text === "" || !isOver) && !this.#isInLongLine) return;
      this.#drop(line);
      if (line.end !== "too-long" && !this.#isInLongLine) yield* this.#show(line);
      if (line.end === "open" && !this.#isInLongLine) return;
      this.#isInLongLine = line.end !== "feed";
      this.#length += line.text.length;
      this.#place = line.next;
      if (line.end === "open") return;
    }
  }

  *#show(line: Line): Generator<undefined, void> {
    const before = this.#state;
    let read = this.#grammar.tokenizeLine(line.text, before);
    for (let attempt = 1; !read && attempt < maxAttempts; attempt += 1) {
      yield;
      read = this.#grammar.tokenizeLine(line.text, before);
    }
    yield;
    if (!read) return;
    if (line.end === "feed") this.#state = read.after;
    let pieceStart = 0;
    for (const { block, offset, length } of line.pieces) {
      const pieceEnd = pieceStart + length;
      const added = read.tokens.flatMap(({ className, start, text }) => {
        const from = Math.max(start, pieceStart);
        const to = Math.min(start + text.length, pieceEnd);
        const shift = offset - pieceStart;
        return className === "" || from >= to ? [] : [{ className, start: from + shift, end: to + shift }];
      });
      this.#tokens[block] = [...(this.#tokens[block] ?? []), ...added];
      pieceStart = pieceEnd;
    }
  }

  /** Forgets what was shown of a line while it was not whole. */
  #drop({ pieces }: Line): void {
    for (const { block, offset } of pieces) {
      const all = this.#tokens[block] ?? [];
      const kept = all.filter((token) => token.start < offset);
      if (kept.length < all.length) this.#tokens[block] = kept;
    }
  }
}

/** The line at a place, as far as it has come; a block may end in the middle of it. */
function gatherLine(blocks: TextBlockList, { block, offset }: Place): Line {
  const pieces: Line["pieces"] = [];
  let text = "";
  for (let at = block, from = offset; at < blocks.length; at += 1, from = 0) {
    const whole = blocks.at(at);
    const feed = whole.indexOf("\n", from);
    const piece = whole.slice(from, feed < 0 ? whole.length : feed);
    text += piece;
    if (piece !== "") pieces.push({ block: at, offset: from, length: piece.length });
    const next = { block: at, offset: from + piece.length };
    if (text.length > maxLineLength) return { text, pieces, end: "too-long", next };
    if (feed >= 0) return { text, pieces, end: "feed", next: { block: at, offset: feed + 1 } };
    if (at === blocks.length - 1) return { text, pieces, end: "open", next };
  }
  return { text, pieces, end: "open", next: { block, offset } };
}
