import { readAnsiQuote } from "./ansi-quote";

export interface ShellWord {
  text: string;
  /** Where in `text` the shell would put something else: `$NAME`, `$(…)`, backtick commands. They stand unchanged. */
  expansions: Expansion[];
}

/** From `start` up to, not including, `end`. */
export interface Expansion {
  start: number;
  end: number;
  /** Inside of double quotes: what is put in is not split into words. */
  quoted: boolean;
  /** What stands inside of `$(…)`, `<(…)` or backticks. */
  commands?: ShellCommand[];
}

export interface ShellCommand {
  words: ShellWord[];
  /** Text fed to the command by a here-document or a here-string. */
  input?: ShellWord;
  /** Files that output is written to or input read from, as written: `>out`, `<in`. */
  redirects: string[];
  /** How this command is tied to the one before it: "|" when it reads that one's output. */
  joinedBy: "start" | "|" | "line" | "other";
}

export interface Fault {
  ok: false;
  problem: string;
  position: number;
}

export type ReadWord = { ok: true; word: ShellWord; quoted: boolean; typographic: boolean; at: number } | Fault;

/** Reads the commands inside of `$(`, from `start` up to the closing parenthesis; undefined when there is none. */
export type ReadInside = (text: string, start: number) => { commands: ShellCommand[]; at: number } | undefined;

/** Characters that end a word when they are not quoted. */
const wordEnd = new Set([" ", "\t", "\n", "|", "&", ";", "<", ">", "(", ")"]);

/** Blanks that web pages put between words; a shell takes them for letters. */
export const isOddBlank = (character: string | undefined) => /[\u00a0\u2007\u202f\u200b\ufeff]/.test(character ?? "");

/** Collects what a word is made of. */
class WordBuilder {
  text = "";
  readonly expansions: Expansion[] = [];

  addExpansion(text: string, quoted: boolean, commands?: ShellCommand[]): void {
    const start = this.text.length;
    this.text += text;
    this.expansions.push({ start, end: this.text.length, quoted, ...(commands && { commands }) });
  }

  get word(): ShellWord {
    return { text: this.text, expansions: this.expansions };
  }
}

/** Reads the word that begins at `start`. Unclosed quotes are refused with their position. */
export function readWord(text: string, start: number, readInside: ReadInside): ReadWord {
  const builder = new WordBuilder();
  let at = start;
  let quoted = false;
  let typographic = false;
  while (at < text.length) {
    const character = text[at] as string;
    const next = text[at + 1];
    if ((character === "<" || character === ">") && next === "(") {
      const end = readExpansion(text, at, false, builder, readInside);
      if (end === undefined) return unclosed(`${character}(`, at);
      at = end;
    } else if (wordEnd.has(character) || isOddBlank(character)) break;
    else if (character === "\\") {
      if (next !== "\n") {
        quoted = true;
        // A backslash at the very end stands for itself.
        builder.text += next ?? "\\";
      }
      at += 2;
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return { ok: false, problem: "A single quote is opened and never closed", position: at };
      builder.text += text.slice(at + 1, end);
      quoted = true;
      at = end + 1;
    } else if (character === '"' || (character === "$" && next === '"')) {
      const end = readDoubleQuote(text, character === "$" ? at + 2 : at + 1, builder, readInside);
      if (typeof end !== "number") return { ...end, position: at };
      quoted = true;
      at = end;
    } else if (character === "$" && next === "'") {
      const inner = readAnsiQuote(text, at + 2);
      if (!inner) return { ok: false, problem: "A $' quote is opened and never closed", position: at };
      builder.text += inner.text;
      quoted = true;
      at = inner.at;
    } else if (character === "$" || character === "`") {
      const end = readExpansion(text, at, false, builder, readInside);
      if (end === undefined) return unclosed(character, at);
      at = end;
    } else {
      if (/[“”„‘’‚]/.test(character) || (at === start && /[–—]/.test(character))) typographic = true;
      builder.text += character;
      at++;
    }
  }
  return { ok: true, word: builder.word, quoted, typographic, at };
}

/** What a shell makes of text in which only `$`, backticks and some backslashes mean something. */
export function readDocumentText(text: string, readInside: ReadInside): ShellWord {
  const builder = new WordBuilder();
  let at = 0;
  while (at < text.length) at = readPlain(text, at, /[\\$`\n]/, builder, readInside) ?? text.length;
  return builder.word;
}

function readDoubleQuote(text: string, start: number, builder: WordBuilder, readInside: ReadInside): number | Fault {
  let at = start;
  while (at < text.length) {
    if (text[at] === '"') return at + 1;
    const end = readPlain(text, at, /["\\$`\n]/, builder, readInside);
    if (end === undefined) return unclosed(text[at] ?? "", at);
    at = end;
  }
  return { ok: false, problem: "A double quote is opened and never closed", position: start };
}

/** One character or expansion of text that is double-quoted; `escapable` are those that a backslash takes the meaning of. */
function readPlain(
  text: string,
  at: number,
  escapable: RegExp,
  builder: WordBuilder,
  readInside: ReadInside,
): number | undefined {
  const character = text[at] as string;
  if (character === "\\") {
    const next = text[at + 1] ?? "";
    if (!escapable.test(next)) {
      builder.text += "\\";
      return at + 1;
    }
    if (next !== "\n") builder.text += next;
    return at + 2;
  }
  if (character === "$" || character === "`") return readExpansion(text, at, true, builder, readInside);
  builder.text += character;
  return at + 1;
}

const unclosed = (what: string, position: number): Fault => ({
  ok: false,
  problem: `A ${what} expression is opened and never closed`,
  position,
});

/**
 * Takes `$NAME`, `${…}`, `$(…)`, `<(…)` or `` `…` `` over as it is written, or the one character when it starts none of
 * them; returns where the text goes on, undefined when it is never closed.
 */
function readExpansion(
  text: string,
  at: number,
  quoted: boolean,
  builder: WordBuilder,
  readInside: ReadInside,
): number | undefined {
  if (text[at] === "`") {
    const end = findBacktick(text, at + 1);
    if (end === -1) return undefined;
    const inner = text.slice(at + 1, end).replace(/\\([\\$`])/g, "$1");
    builder.addExpansion(text.slice(at, end + 1), quoted, readInside(`${inner})`, 0)?.commands);
    return end + 1;
  }
  const name = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/.exec(text.slice(at, at + 256));
  if (name) {
    builder.addExpansion(name[0], quoted);
    return at + name[0].length;
  }
  const open = text[at + 1];
  if (open !== "{" && open !== "(") {
    builder.text += text[at];
    return at + 1;
  }
  const inside = open === "(" ? readInside(text, at + 2) : undefined;
  const end = inside?.at ?? skipBraces(text, at + 1);
  if (end === undefined) return undefined;
  builder.addExpansion(text.slice(at, end), quoted, inside?.commands);
  return end;
}

function findBacktick(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "`") return at;
  }
  return -1;
}

/** The end of what begins with this bracket, where it is no command that could be read. */
function skipBraces(text: string, at: number): number | undefined {
  const open = text[at];
  const close = open === "{" ? "}" : ")";
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === open) depth++;
    else if (text[end] === close && --depth === 0) return end + 1;
  }
  return undefined;
}
