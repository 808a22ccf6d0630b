import { Lexer, type MarkedOptions, type Token, type Tokens } from "marked";
import remend from "remend";
import { GrowingText } from "@/lib/stream/growing-text";
import { chooseCut } from "./choose-cut";
import { GrowingFence } from "./growing-fence";
import { GrowingTable } from "./growing-table";
import { lexerOptions, openLexerOptions } from "./lexer-options";

/** A block as marked sees it, or one of the two kinds that can grow without being parsed again. */
export type Block = Token | GrowingFence | GrowingTable;

/** Blocks in groups of this many: a group that is full is never rendered again. */
export const groupSize = 24;
/** A block in progress up to this size is always shown as Markdown. */
const shortCharacters = 600;
/** A block in progress is cut beyond this, since it is parsed anew with every frame. */
const maxOpenCharacters = 2048;
/** Beyond this a text is no reading matter: the rest is kept as plain text. */
export const maxMarkdownCharacters = 512 * 1024;
/** A parse that takes longer shows the block in progress as plain text: no worse than waiting, and it keeps the frame. */
const slowParseMs = 10;

/** More quotations inside of one another than are ever shown; parsing them costs the square of their number. */
const tooManyQuotations = /^(?:(?:[ \t]*[-*+])*[ \t]*>){33}/m;

/** HTML is shown as it is written, and a formula until it is whole, so there is nothing of theirs to complete. */
const completion = { linkMode: "text-only", htmlTags: false, katex: false } as const;

/** What one call takes at most: an answer that is there at once appears over a few frames instead of freezing one. */
const maxTaken = 8 * 1024;
const maxTakingMs = 6;
const stepCharacters = 1024;
/** Plain text in pieces that can be shown one by one. */
const plainCharacters = 64 * 1024;

/**
 * A Markdown text that grows at its end. Finished blocks are parsed once and kept; per call only the block in progress is
 * parsed, so the work does not grow with the text.
 */
export class MarkdownDocument {
  readonly groups: Block[][] = [];
  /** The last block of the last group, while it grows. */
  growing: GrowingFence | GrowingTable | null = null;
  /** The other blocks in progress, with their unfinished Markdown completed. */
  open: Block[] = [];
  /** What came after `maxMarkdownCharacters`. */
  readonly overflow = new GrowingText();
  #firstDepth: number | undefined;
  #tail = "";
  #taken = 0;
  #pieces = 0;
  /** How much of the next piece is taken. */
  #offset = 0;
  #links: Lexer["tokens"]["links"] = Object.create(null);
  #slow = false;

  /** Takes what is new in a text that only grows, as much as a frame has time for; false when more is left. */
  take(text: string | GrowingText): boolean {
    const before = this.#taken;
    let settled = before;
    const start = performance.now();
    const hasTime = () => this.#taken - before < maxTaken && performance.now() - start < maxTakingMs;
    const isPlain = () => this.#taken >= maxMarkdownCharacters;
    // Plain text costs nothing here, so all of it is taken at once.
    while (this.#taken < text.length && (this.#taken === before || isPlain() || hasTime())) {
      const length = isPlain() ? plainCharacters : stepCharacters;
      if (typeof text === "string") {
        this.#feed(text.slice(this.#taken, this.#taken + length));
      } else {
        const piece = text.pieces[this.#pieces] ?? "";
        const end = this.#offset + length;
        this.#feed(piece.slice(this.#offset, end));
        this.#offset = end < piece.length ? end : 0;
        if (this.#offset === 0) this.#pieces += 1;
      }
      // Not the whole at once: parsing what is made to hurt costs more than its length.
      if (this.#taken - settled >= stepCharacters) {
        this.#settle();
        settled = this.#taken;
      }
    }
    if (this.#taken > before) {
      this.#settle();
      const isOver = this.#taken >= text.length;
      // While more is there already, the block in progress is about to be another.
      if (this.growing || this.#tail === "") this.open = [];
      else this.open = isOver ? this.#parseOpen() : [plainBlock(this.#tail)];
    }
    return this.#taken >= text.length;
  }

  /** Depth of the first heading; one in progress can still become another, so it is looked at anew. */
  get firstDepth(): number {
    return this.#firstDepth ?? findDepth(this.open) ?? 1;
  }

  /** The text is over: what is in progress is a block like the others. */
  close(): void {
    if (this.growing) this.#tail = this.growing.end();
    this.growing = null;
    this.#push(this.#lex(this.#tail));
    this.#tail = "";
    this.open = [];
  }

  #feed(piece: string): void {
    this.#taken += piece.length;
    const text = piece.includes("\r") ? piece.replaceAll("\r", "") : piece;
    if (this.#taken > maxMarkdownCharacters) this.overflow.append(piece);
    else if (this.growing) this.#grow(this.growing, text);
    else this.#tail += text;
  }

  #grow(block: GrowingFence | GrowingTable, text: string): void {
    const rest = block.feed(text);
    if (rest === undefined) return;
    this.growing = null;
    this.#tail = rest;
  }

  #settle(): void {
    while (!this.growing && this.#tail !== "") {
      if (this.#openGrowing()) continue;
      const length = this.#finishedLength();
      if (length === 0) break;
      this.#push(this.#lex(this.#tail.slice(0, length)));
      this.#tail = this.#tail.slice(length);
    }
  }

  #openGrowing(): boolean {
    const opened = GrowingFence.open(this.#tail) ?? GrowingTable.open(this.#tail);
    if (!opened) return false;
    this.#push([opened.block]);
    this.growing = opened.block;
    this.#grow(opened.block, opened.rest);
    return true;
  }

  /** How much of the tail belongs to blocks that nothing can change any more, or has grown too long to wait for that. */
  #finishedLength(): number {
    const blocks = this.#blocks(this.#tail);
    const last = blocks.findLastIndex((block) => block.type !== "space" && block.type !== "def");
    if (last > 0) return blocks.slice(0, last).reduce((length, block) => length + block.raw.length, 0);
    return this.#tail.length > maxOpenCharacters ? chooseCut(this.#tail, blocks[last]?.type ?? "paragraph") : 0;
  }

  #parseOpen(): Block[] {
    if (this.#slow) return [plainBlock(this.#tail)];
    const start = performance.now();
    const blocks = this.#lex(remend(this.#tail, completion), openLexerOptions);
    // A short block that took long was held up by the machine, not by its own text.
    this.#slow = this.#tail.length > shortCharacters && performance.now() - start > slowParseMs;
    return blocks;
  }

  #push(blocks: Block[]): void {
    this.#slow = false;
    this.#firstDepth ??= findDepth(blocks);
    for (const block of blocks) {
      if (block.type === "space" || block.type === "def") continue;
      const group = this.groups.at(-1);
      if (group && group.length < groupSize) group.push(block);
      else this.groups.push([block]);
    }
  }

  #blocks(text: string): Token[] {
    if (tooManyQuotations.test(text)) return [plainBlock(text)];
    try {
      return this.#lexer(openLexerOptions).blockTokens(text, []);
    } catch {
      return [plainBlock(text)];
    }
  }

  /** Nesting beyond the stack's depth, or any other trouble in the parser, leaves the text as it is. */
  #lex(text: string, options = lexerOptions): Token[] {
    if (tooManyQuotations.test(text)) return [plainBlock(text)];
    try {
      return [...this.#lexer(options).lex(text)];
    } catch {
      return [plainBlock(text)];
    }
  }

  #lexer(options: MarkedOptions): Lexer {
    const lexer = new Lexer(options);
    // Link definitions count from where they stand to the end of the text.
    lexer.tokens.links = this.#links;
    return lexer;
  }
}

function findDepth(blocks: Block[]): number | undefined {
  return blocks.find((block): block is Tokens.Heading => "type" in block && block.type === "heading")?.depth;
}

function plainBlock(text: string): Tokens.Generic {
  return { type: "plain", raw: text, text };
}
