import {
  type Fault,
  isOddBlank,
  type ReadInside,
  type ReadWord,
  readDocumentText,
  readWord,
  type ShellCommand,
  type ShellWord,
} from "./shell-word";

/** The commands of a text. After a fault, those that were read before it are still there. */
export type ShellText =
  | { ok: true; commands: ShellCommand[]; remarks: Set<ShellRemark> }
  | (Fault & { commands: ShellCommand[] });

/** What a shell would not have forgiven, or would not have understood. */
export type ShellRemark = "typographic" | "loose-continuation";

interface PendingDocument {
  command: ShellCommand;
  delimiter: string;
  literal: boolean;
  stripTabs: boolean;
}

/**
 * Reads shell text the way bash splits it into commands and words: quotes of every kind, escapes, line continuations,
 * comments, here-documents and here-strings. Nothing is expanded and nothing runs: variables and command
 * substitutions stay as they are written, and the word says that it has some. Only two things differ from bash, both left
 * behind by web pages: blanks after the backslash that continues a line, and blanks that are not the ASCII one.
 */
export function readShellText(source: string): ShellText {
  const text = source.replaceAll("\r\n", "\n");
  const reader = new CommandReader(text, 0);
  const fault = reader.read(0);
  const { commands, remarks } = reader;
  return typeof fault === "number" ? { ok: true, commands, remarks } : { ...fault, commands };
}

/** Deeper command substitutions are taken over as they are written. */
const MAX_DEPTH = 20;

class CommandReader {
  readonly commands: ShellCommand[] = [];
  readonly remarks = new Set<ShellRemark>();
  readonly #text: string;
  /** How many `$(…)` this is inside of. The closing parenthesis of the innermost one ends it. */
  readonly #depth: number;
  #command: ShellCommand = { words: [], redirects: [], joinedBy: "start" };
  #documents: PendingDocument[] = [];

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  /** Reads to the end, or to the closing parenthesis, and returns where that is. */
  read(start: number): number | Fault {
    const text = this.#text;
    let at = start;
    let depth = 0;
    while (at < text.length) {
      const character = text[at] as string;
      if (character === "\n") {
        at = this.#readDocuments(at + 1);
        this.#end("line");
      } else if (character === " " || character === "\t" || isOddBlank(character)) {
        at++;
      } else if (character === "\\" && text[at + 1] === "\n") {
        at += 2;
      } else if (character === "\\" && /^\\[ \t\u00a0]+(?:\n|$)/.test(text.slice(at, at + 40))) {
        this.remarks.add("loose-continuation");
        const end = text.indexOf("\n", at);
        at = end === -1 ? text.length : end + 1;
      } else if (character === "#") {
        const end = text.indexOf("\n", at);
        at = end === -1 ? text.length : end;
      } else if (character === "|") {
        // `||` runs the next command without feeding it; `|&` feeds it errors too.
        const doubled = text[at + 1] === "|";
        at += doubled || text[at + 1] === "&" ? 2 : 1;
        this.#end(doubled ? "other" : "|");
      } else if (character === ";" || (character === "&" && text[at + 1] !== ">")) {
        at += text[at + 1] === character ? 2 : 1;
        this.#end("other");
      } else if (character === "(" || character === ")") {
        at++;
        if (character === ")" && depth === 0 && this.#depth > 0) {
          this.#end("other");
          return at;
        }
        depth += character === "(" ? 1 : -1;
        this.#end("other");
      } else {
        const end = this.#readWordOrRedirect(at);
        if (typeof end !== "number") {
          this.#end("other");
          return end;
        }
        at = end;
      }
    }
    this.#end("other");
    return this.#depth > 0 ? { ok: false, problem: "A $( expression is opened and never closed", position: start } : at;
  }

  #end(joinedBy: ShellCommand["joinedBy"]): void {
    const command = this.#command;
    if (command.words.length > 0 || command.input !== undefined || command.redirects.length > 0) {
      this.commands.push(command);
    }
    // A blank line between two commands changes nothing about how they are tied together.
    const isEmpty = this.commands.at(-1) !== command;
    this.#command = {
      words: [],
      redirects: [],
      joinedBy: this.commands.length === 0 ? "start" : isEmpty && joinedBy === "line" ? command.joinedBy : joinedBy,
    };
  }

  #readWordOrRedirect(start: number): number | Fault {
    const text = this.#text;
    const isProcess = /^[<>]\(/.test(text.slice(start, start + 2));
    const digits = /^(?:\d+|&)(?=[<>])/.exec(text.slice(start, start + 6))?.[0].length ?? 0;
    if (!isProcess && /[<>]/.test(text[start + digits] ?? "")) return this.#readRedirect(start + digits);
    const read = this.#readWord(start);
    if (!read.ok) return read;
    this.#command.words.push(read.word);
    return read.at;
  }

  #readWord(at: number): ReadWord {
    const read = readWord(this.#text, at, this.#readInside);
    if (read.ok && read.typographic) this.remarks.add("typographic");
    return read;
  }

  #readRedirect(start: number): number | Fault {
    const text = this.#text;
    const operator = /^(?:<<<|<<-|<<|<>|>>|>\||<&|>&|<|>)/.exec(text.slice(start, start + 3))?.[0] ?? ">";
    let at = start + operator.length;
    while (text[at] === " " || text[at] === "\t") at++;
    const target = this.#readWord(at);
    if (!target.ok) return target;
    const { text: name, expansions } = target.word;
    const command = this.#command;
    if (operator === "<<<") command.input = { text: `${name}\n`, expansions };
    else if (operator === "<<" || operator === "<<-") {
      this.#documents.push({ command, delimiter: name, literal: target.quoted, stripTabs: operator === "<<-" });
    } else command.redirects.push(`${operator}${name}`);
    return target.at;
  }

  readonly #readInside: ReadInside = (text, start) => {
    if (this.#depth >= MAX_DEPTH) return undefined;
    const reader = new CommandReader(text, this.#depth + 1);
    const at = reader.read(start);
    return typeof at === "number" ? { commands: reader.commands, at } : undefined;
  };

  /** Reads the here-documents announced on the line before `start`; returns where the next line begins. */
  #readDocuments(start: number): number {
    const text = this.#text;
    let at = start;
    for (const { command, delimiter, literal, stripTabs } of this.#documents.splice(0)) {
      let content = "";
      while (at < text.length) {
        const newline = text.indexOf("\n", at);
        const end = newline === -1 ? text.length : newline;
        const line = stripTabs ? text.slice(at, end).replace(/^\t+/, "") : text.slice(at, end);
        const start = end - line.length;
        at = end + 1;
        if (line === delimiter) break;
        if (this.#depth > 0 && line.startsWith(`${delimiter})`)) {
          // The document ends with what it is inside of.
          at = start + delimiter.length;
          break;
        }
        content += `${line}\n`;
      }
      command.input = literal ? plainWord(content) : readDocumentText(content, this.#readInside);
    }
    return Math.min(at, text.length);
  }
}

const plainWord = (text: string): ShellWord => ({ text, expansions: [] });
