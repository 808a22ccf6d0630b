import { Lexer, type Token, type Tokens } from "marked";
import remend from "remend";
import type { GrowingText } from "@/lib/stream/growing-text";
import { chooseCut } from "./choose-cut";

/** A block that no longer changes, as marked sees it. */
export type Block = Token;

/** The block in progress when it is a fenced code block: its text only grows, so it is never parsed again. */
export interface OpenFence {
  language: string;
  text: string;
}

/** Blocks in groups of this many: a group that is full is never rendered again. */
const groupSize = 24;
/** A block in progress is cut beyond this, since it is parsed anew with every frame. */
const maxOpenCharacters = 4096;
/** A table is cut later, since its second half has to repeat the head. */
const maxOpenTableCharacters = 16 * 1024;
/** Beyond this a text is no reading matter: the rest is kept as plain text. */
export const maxMarkdownCharacters = 512 * 1024;
/** A parse that takes longer shows the block in progress as plain text: no worse than waiting, and it keeps the frame. */
const slowParseMs = 10;

/**
 * A Markdown text that grows at its end. Finished blocks are parsed once and kept; per call only the block in progress is
 * parsed, so the work does not grow with the text.
 */
export class MarkdownDocument {
  readonly groups: Block[][] = [];
  /** The block in progress, with its unfinished Markdown completed. */
  open: Block[] = [];
  fence: (OpenFence & { closing: RegExp; line: string }) | null = null;
  /** What came after `maxMarkdownCharacters`. */
  overflow = "";
  #tail = "";
  #taken = 0;
  #pieces = 0;
  #links: Lexer["tokens"]["links"] = Object.create(null);
  #slow = false;

  /** Takes what is new in a text that only grows. `budget` bounds how many characters; false when more is left. */
  take(text: string | GrowingText, budget: number): boolean {
    let left = budget;
    if (typeof text === "string") {
      const piece = text.slice(this.#taken, this.#taken + left);
      this.#feed(piece);
      left -= piece.length;
    } else {
      while (left > 0 && this.#pieces < text.pieces.length) {
        const piece = text.pieces[this.#pieces] ?? "";
        this.#pieces += 1;
        this.#feed(piece);
        left -= piece.length;
      }
    }
    this.#settle();
    return this.#taken >= text.length;
  }

  /** The text is over: what is in progress is a block like the others. */
  close(): void {
    if (this.fence) {
      this.#push([codeBlock(this.fence)]);
      this.fence = null;
    }
    if (this.#tail !== "") {
      this.#push(this.#lex(this.#tail));
      this.#tail = "";
    }
    this.open = [];
  }

  #feed(piece: string): void {
    this.#taken += piece.length;
    if (this.#taken > maxMarkdownCharacters) this.overflow += piece;
    else if (this.fence) this.#feedFence(this.fence, piece);
    else this.#tail += piece.includes("\r") ? piece.replaceAll("\r", "") : piece;
  }

  #feedFence(fence: NonNullable<MarkdownDocument["fence"]>, piece: string): void {
    const lines = (fence.line + piece).split("\n");
    fence.line = lines.pop() ?? "";
    for (const [position, line] of lines.entries()) {
      if (fence.closing.test(line)) {
        this.#push([codeBlock({ ...fence, line: "" })]);
        this.fence = null;
        this.#tail = [...lines.slice(position + 1), fence.line].join("\n");
        return;
      }
      fence.text += `${line}\n`;
    }
  }

  #settle(): void {
    for (;;) {
      if (this.fence || this.#tail === "") {
        this.open = [];
        return;
      }
      if (this.#openFence()) continue;
      const cut = this.#finishedPart();
      if (!cut) break;
      this.#push(this.#lex(this.#tail.slice(0, cut.length)));
      this.#tail = cut.repeated + this.#tail.slice(cut.length);
    }
    this.#parseOpen();
  }

  /** How much of the tail belongs to blocks that nothing can change any more, or has to be taken for that. */
  #finishedPart(): { length: number; repeated: string } | undefined {
    const blocks = this.#blocks(this.#tail);
    const last = blocks.findLastIndex((block) => block.type !== "space" && block.type !== "def");
    if (last > 0) {
      return { length: blocks.slice(0, last).reduce((length, block) => length + block.raw.length, 0), repeated: "" };
    }
    const type = blocks[last]?.type ?? "paragraph";
    if (this.#tail.length <= (type === "table" ? maxOpenTableCharacters : maxOpenCharacters)) return undefined;
    const head = type === "table" ? /^[^\n]*\n[^\n]*\n/.exec(this.#tail)?.[0] : undefined;
    return { length: chooseCut(this.#tail, type), repeated: head ?? "" };
  }

  /** A fence at the start of the tail, once its first line is whole: from here on only its end is looked for. */
  #openFence(): boolean {
    const match = /^( {0,3})(`{3,}|~{3,})([^\n]*)\n/.exec(this.#tail);
    const [whole = "", indent = "", marks = "", info = ""] = match ?? [];
    if (!match || indent !== "" || (marks.startsWith("`") && info.includes("`"))) return false;
    const rest = this.#tail.slice(whole.length);
    this.#tail = "";
    this.fence = {
      language: info.trim().split(/\s+/)[0] ?? "",
      text: "",
      closing: new RegExp(`^ {0,3}${marks.charAt(0)}{${marks.length},}\\s*$`),
      line: "",
    };
    this.#feedFence(this.fence, rest);
    return true;
  }

  #parseOpen(): void {
    if (this.#slow) {
      this.open = [plainBlock(this.#tail)];
      return;
    }
    const start = performance.now();
    this.open = this.#lex(remend(this.#tail, { linkMode: "text-only" }));
    this.#slow = performance.now() - start > slowParseMs;
  }

  #push(blocks: Block[]): void {
    this.#slow = false;
    for (const block of blocks) {
      if (block.type === "space" || block.type === "def") continue;
      const group = this.groups.at(-1);
      if (group && group.length < groupSize) group.push(block);
      else this.groups.push([block]);
    }
  }

  #blocks(text: string): Block[] {
    try {
      return this.#lexer().blockTokens(text, []);
    } catch {
      return [plainBlock(text)];
    }
  }

  /** Nesting beyond the stack's depth, or any other trouble in the parser, leaves the text as it is. */
  #lex(text: string): Block[] {
    try {
      const lexer = this.#lexer();
      return [...lexer.lex(text)];
    } catch {
      return [plainBlock(text)];
    }
  }

  #lexer(): Lexer {
    const lexer = new Lexer({ gfm: true });
    // Link definitions count from where they stand to the end of the text.
    lexer.tokens.links = this.#links;
    return lexer;
  }
}

function codeBlock(fence: OpenFence & { line: string }): Tokens.Code {
  const text = `${fence.text}${fence.line}`.replace(/\n$/, "");
  return { type: "code", raw: text, lang: fence.language, text };
}

function plainBlock(text: string): Tokens.Generic {
  return { type: "plain", raw: text, text };
}
