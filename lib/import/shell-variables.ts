import type { Expansion, ShellCommand, ShellWord } from "./shell-word";

/** What a command prints or is fed: text, the content of a file, or something that only running it would tell. */
export type Fed = { kind: "text"; word: ShellWord } | { kind: "file"; path: string } | { kind: "unknown" };

const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=/;
const plainName = /^\$\{?([A-Za-z_][A-Za-z0-9_]*)(?::?-([^$`"'\\}]*))?\}?$/;

/**
 * The variables that a pasted text sets itself, and what its words become with them. Everything else stays as written:
 * no variable of another place is known here, and no command runs.
 */
export class ShellVariables {
  readonly #values = new Map<string, ShellWord>();
  readonly #files = new Map<string, string>();

  assign(name: string, value: ShellWord): void {
    this.#values.set(name, value);
  }

  /** Takes over what a command writes to a file, as `cat <<EOF > body.json` does. */
  writeFile(command: ShellCommand): void {
    for (const redirect of command.redirects) {
      const [, appends, path = ""] = /^>(>?)\|?([^>&].*)$/s.exec(redirect) ?? [];
      const output = path === "" ? undefined : this.outputOf([command]);
      if (output?.kind !== "text") continue;
      this.#files.set(path, (appends ? (this.#files.get(path) ?? "") : "") + output.word.text);
    }
  }

  /** The content of a file that the text itself wrote. */
  readFile(path: string): string | undefined {
    return this.#files.get(path);
  }

  /** Takes `NAME=value` over; false when the word is none. */
  assignWord(word: ShellWord): boolean {
    const name = assignment.exec(word.text)?.[1];
    if (name === undefined) return false;
    this.assign(name, this.fill(sliceWord(word, name.length + 1, word.text.length)));
    return true;
  }

  /** The word with what is known put in; unquoted values are split at blanks, as a shell splits them. */
  expand(word: ShellWord): ShellWord[] {
    const isSplit = word.expansions.some((expansion) => {
      const value = expansion.quoted ? undefined : this.#valueOf(word, expansion);
      return value !== undefined && (value.expansions.length > 0 || /^$|\s/.test(value.text));
    });
    if (!isSplit) return [this.fill(word)];
    const words: ShellWord[] = [];
    let current: ShellWord | undefined;
    for (const piece of piecesOf(word)) {
      const value = piece.expansion && this.#valueOf(word, piece.expansion);
      if (!value || piece.expansion?.quoted) {
        current = joinWords(current, value ?? piece.word);
        continue;
      }
      if (/^\s/.test(value.text) && current) words.push(current);
      if (/^\s/.test(value.text)) current = undefined;
      const parts = value.text.split(/\s+/).filter(Boolean);
      for (const [index, text] of parts.entries()) {
        if (index > 0 && current) words.push(current);
        current = joinWords(index > 0 ? undefined : current, { text, expansions: [] });
      }
      if (/\s$/.test(value.text) && current) {
        words.push(current);
        current = undefined;
      }
    }
    return current ? [...words, current] : words;
  }

  /** The word with what is known put in. */
  fill(word: ShellWord): ShellWord {
    if (word.expansions.length === 0) return word;
    return piecesOf(word).reduce<ShellWord>(
      (filled, { word: piece, expansion }) => joinWords(filled, (expansion && this.#valueOf(word, expansion)) ?? piece),
      { text: "", expansions: [] },
    );
  }

  /** What these commands print, as far as they are of the kinds that documentation feeds to curl. */
  outputOf(commands: readonly ShellCommand[]): Fed {
    const [command, ...more] = commands;
    if (!command || more.length > 0) return { kind: "unknown" };
    const [name, ...rest] = command.words;
    const file = command.redirects.find((redirect) => /^<[^<>&]/.test(redirect))?.slice(1);
    if (!name) return file === undefined ? { kind: "unknown" } : { kind: "file", path: file };
    const texts = rest.map((word) => this.fill(word));
    switch (name.text) {
      case "cat": {
        const path = file ?? (texts.length === 1 && texts[0]?.text !== "-" ? texts[0]?.text : undefined);
        if (path !== undefined) return { kind: "file", path };
        return command.input ? { kind: "text", word: this.fill(command.input) } : { kind: "unknown" };
      }
      case "echo": {
        const options = texts.findIndex((word) => !/^-[neE]+$/.test(word.text));
        const printed = options === -1 ? [] : texts.slice(options);
        const flags = texts
          .slice(0, options === -1 ? texts.length : options)
          .map((word) => word.text)
          .join("");
        const text = joinAll(printed, " ");
        const isEscaped = flags.includes("e");
        if (isEscaped && text.expansions.length > 0) return { kind: "unknown" };
        const shown = isEscaped ? { text: unescapePrinted(text.text), expansions: [] } : text;
        return { kind: "text", word: joinWords(shown, plain(flags.includes("n") ? "" : "\n")) };
      }
      case "printf": {
        const [format, ...values] = texts;
        return format ? { kind: "text", word: formatPrinted(format.text, values) } : { kind: "unknown" };
      }
      default:
        return { kind: "unknown" };
    }
  }

  #valueOf(word: ShellWord, { start, end, commands }: Expansion): ShellWord | undefined {
    if (commands) {
      const output = word.text[start] === "$" || word.text[start] === "`" ? this.outputOf(commands) : undefined;
      return output?.kind === "text" ? trimEnd(output.word) : undefined;
    }
    const [, name = "", fallback] = plainName.exec(word.text.slice(start, end)) ?? [];
    return this.#values.get(name) ?? (fallback === undefined ? undefined : { text: fallback, expansions: [] });
  }
}

const plain = (text: string): ShellWord => ({ text, expansions: [] });

const printedEscapes: Record<string, string> = { n: "\n", t: "\t", r: "\r", "\\": "\\", '"': '"', "'": "'" };

/** The escapes that echo -e and printf know, as far as documentation uses them. */
function unescapePrinted(text: string): string {
  return text.replace(/\\([ntr\\"'])/g, (_, escaped: string) => printedEscapes[escaped] ?? escaped);
}

/** Puts the values in for `%s` and `%d`, one after the other. */
function formatPrinted(format: string, values: readonly ShellWord[]): ShellWord {
  let next = 0;
  const pieces = unescapePrinted(format).split(/(%[sd%])/);
  return joinAll(
    pieces.map((piece) =>
      piece === "%%" ? plain("%") : /^%[sd]$/.test(piece) ? (values[next++] ?? plain("")) : plain(piece),
    ),
    "",
  );
}

/** A command substitution loses the line breaks at its end. */
function trimEnd(word: ShellWord): ShellWord {
  return { ...word, text: word.text.replace(/\n+$/, "") };
}

function joinWords(first: ShellWord | undefined, second: ShellWord): ShellWord {
  if (!first) return second;
  const shift = first.text.length;
  const moved = second.expansions.map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }));
  return { text: first.text + second.text, expansions: [...first.expansions, ...moved] };
}

function joinAll(words: readonly ShellWord[], separator: string): ShellWord {
  let joined: ShellWord = { text: "", expansions: [] };
  for (const [index, word] of words.entries()) {
    if (index > 0) joined = joinWords(joined, { text: separator, expansions: [] });
    joined = joinWords(joined, word);
  }
  return joined;
}

/** Part of a word, with the expansions that lie in it. */
export function sliceWord(word: ShellWord, start: number, end = word.text.length): ShellWord {
  const inside = word.expansions.filter((one) => one.start >= start && one.end <= end);
  return {
    text: word.text.slice(start, end),
    expansions: inside.map((one) => ({ ...one, start: one.start - start, end: one.end - start })),
  };
}

interface Piece {
  word: ShellWord;
  expansion?: Expansion;
}

/** The word cut at its expansions. */
function piecesOf(word: ShellWord): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const expansion of word.expansions) {
    if (expansion.start > at) pieces.push({ word: sliceWord(word, at, expansion.start) });
    pieces.push({ word: sliceWord(word, expansion.start, expansion.end), expansion });
    at = expansion.end;
  }
  if (at < word.text.length) pieces.push({ word: sliceWord(word, at) });
  return pieces;
}
