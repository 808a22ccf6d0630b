/**
 * Reads shell text the way bash splits it into commands and words: quotes of every kind, escapes, line continuations,
 * comments, here-documents and here-strings. Nothing is expanded and nothing runs: variables and command
 * substitutions stay as they are written, and the word says that it has some.
 */
export interface ShellWord {
  text: string;
  /** Where in `text` the shell would put something else: `$NAME`, `$(…)`, backtick commands. They stand unchanged. */
  expansions: Range[];
}

/** From `start` up to, not including, `end`. */
export interface Range {
  start: number;
  end: number;
}

export interface ShellCommand {
  words: ShellWord[];
  /** Text fed to the command by a here-document, a here-string or nothing. */
  input?: string;
  /** Files that output is written to or input read from, as written. */
  redirects: string[];
  /** How this command is tied to the one before it: "|" when it reads that one's output. */
  joinedBy: "start" | "|" | "other";
}

export type ShellText = { ok: true; commands: ShellCommand[] } | { ok: false; problem: string; position: number };

interface PendingDocument {
  command: ShellCommand;
  delimiter: string;
  literal: boolean;
  stripTabs: boolean;
}

/** Splits text into commands. Unclosed quotes are refused with their position. */
export function readShellText(source: string): ShellText {
  const text = source.replaceAll("\r\n", "\n");
  const commands: ShellCommand[] = [];
  const documents: PendingDocument[] = [];
  let command: ShellCommand = { words: [], redirects: [], joinedBy: "start" };
  let at = 0;

  const endCommand = (joinedBy: ShellCommand["joinedBy"]) => {
    if (command.words.length > 0 || command.input !== undefined) commands.push(command);
    command = { words: [], redirects: [], joinedBy: commands.length === 0 ? "start" : joinedBy };
  };

  while (at < text.length) {
    const character = text[at] as string;
    if (character === "\n") {
      at = readDocuments(text, at + 1, documents);
      endCommand("other");
    } else if (character === " " || character === "\t") {
      at++;
    } else if (character === "\\" && text[at + 1] === "\n") {
      at += 2;
    } else if (character === "#") {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
    } else if (character === "|") {
      // `||` runs the next command without feeding it; `|&` feeds it errors too.
      const doubled = text[at + 1] === "|";
      at += doubled || text[at + 1] === "&" ? 2 : 1;
      endCommand(doubled ? "other" : "|");
    } else if (character === "&" && text[at + 1] === ">") {
      const redirect = readRedirect(text, at + 1, command, documents);
      if (!redirect.ok) return redirect;
      at = redirect.at;
    } else if (character === ";" || character === "&") {
      at += text[at + 1] === character ? 2 : 1;
      endCommand("other");
    } else if (character === "(" || character === ")") {
      at++;
      endCommand("other");
    } else if (character === "<" || character === ">" || /^\d+[<>]/.test(text.slice(at, at + 4))) {
      while (/\d/.test(text[at] ?? "")) at++;
      const redirect = readRedirect(text, at, command, documents);
      if (!redirect.ok) return redirect;
      at = redirect.at;
    } else {
      const word = readWord(text, at);
      if (!word.ok) return word;
      command.words.push({ text: word.text, expansions: word.expansions });
      at = word.at;
    }
  }
  endCommand("other");
  return { ok: true, commands };
}

type ReadWord =
  | { ok: true; text: string; expansions: Range[]; quoted: boolean; at: number }
  | { ok: false; problem: string; position: number };

/** Characters that end a word when they are not quoted. */
const wordEnd = new Set([" ", "\t", "\n", "|", "&", ";", "<", ">", "(", ")"]);

function readWord(text: string, start: number): ReadWord {
  let at = start;
  let word = "";
  const expansions: Range[] = [];
  let quoted = false;
  while (at < text.length) {
    const character = text[at] as string;
    if (wordEnd.has(character)) break;
    if (character === "\\") {
      if (text[at + 1] === "\n") at += 2;
      else {
        quoted = true;
        // A backslash at the very end stands for itself.
        word += text[at + 1] ?? "\\";
        at += 2;
      }
    } else if (character === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return { ok: false, problem: "A single quote is opened and never closed", position: at };
      word += text.slice(at + 1, end);
      quoted = true;
      at = end + 1;
    } else if (character === '"' || (character === "$" && text[at + 1] === '"')) {
      const inner = readDoubleQuoted(text, character === "$" ? at + 2 : at + 1);
      if (!inner.ok) return { ...inner, position: at };
      for (const { start: from, end } of inner.expansions) {
        expansions.push({ start: from + word.length, end: end + word.length });
      }
      word += inner.text;
      quoted = true;
      at = inner.at;
    } else if (character === "$" && text[at + 1] === "'") {
      const inner = readAnsiQuoted(text, at + 2);
      if (!inner.ok) return { ...inner, position: at };
      word += inner.text;
      quoted = true;
      at = inner.at;
    } else if (character === "$" || character === "`") {
      const end = skipExpansion(text, at);
      if (end === -1)
        return { ok: false, problem: `A ${character} expression is opened and never closed`, position: at };
      if (end > at + 1) expansions.push({ start: word.length, end: word.length + end - at });
      word += text.slice(at, end);
      at = end;
    } else {
      word += character;
      at++;
    }
  }
  return { ok: true, text: word, expansions, quoted, at };
}

function readDoubleQuoted(text: string, start: number): ReadWord {
  let at = start;
  let word = "";
  const expansions: Range[] = [];
  while (at < text.length) {
    const character = text[at] as string;
    if (character === '"') return { ok: true, text: word, expansions, quoted: true, at: at + 1 };
    if (character === "\\") {
      const next = text[at + 1];
      if (next === "\n") at += 2;
      else if (next === '"' || next === "\\" || next === "$" || next === "`") {
        word += next;
        at += 2;
      } else {
        word += "\\";
        at++;
      }
    } else if (character === "$" || character === "`") {
      const end = skipExpansion(text, at);
      if (end === -1)
        return { ok: false, problem: `A ${character} expression is opened and never closed`, position: at };
      if (end > at + 1) expansions.push({ start: word.length, end: word.length + end - at });
      word += text.slice(at, end);
      at = end;
    } else {
      word += character;
      at++;
    }
  }
  return { ok: false, problem: "A double quote is opened and never closed", position: start };
}

/** The end of `$NAME`, `${…}`, `$(…)`, `` `…` ``; just after the character when it starts none of them; -1 when unclosed. */
function skipExpansion(text: string, at: number): number {
  if (text[at] === "`") {
    const end = text.indexOf("`", at + 1);
    return end === -1 ? -1 : end + 1;
  }
  const name = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])/.exec(text.slice(at, at + 256));
  if (name) return at + name[0].length;
  const open = text[at + 1];
  if (open !== "{" && open !== "(") return at + 1;
  const close = open === "{" ? "}" : ")";
  let depth = 0;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === "\\") end++;
    else if (text[end] === "'" && open === "(") {
      const quote = text.indexOf("'", end + 1);
      if (quote === -1) break;
      end = quote;
    } else if (text[end] === open) depth++;
    else if (text[end] === close && --depth === 0) return end + 1;
  }
  return -1;
}

const ansiEscapes: Record<string, string> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

/** `$'…'` of bash. Byte escapes above 0x7f are collected and decoded as UTF-8, as a terminal would. */
function readAnsiQuoted(text: string, start: number): ReadWord {
  let at = start;
  let word = "";
  let bytes: number[] = [];
  let ended = false;
  const flush = () => {
    if (bytes.length > 0) word += new TextDecoder().decode(new Uint8Array(bytes));
    bytes = [];
  };
  // Everything after a NUL is cut off, since a shell word cannot hold one.
  const put = (piece: string) => {
    flush();
    if (!ended) word += piece;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === "'") {
      flush();
      return { ok: true, text: word, expansions: [], quoted: true, at: at + 1 };
    }
    if (character !== "\\") {
      put(character);
      at++;
      continue;
    }
    const rest = text.slice(at + 1, at + 10);
    const octal = /^[0-7]{1,3}/.exec(rest);
    const hexadecimal = /^x([0-9A-Fa-f]{1,2})/.exec(rest);
    const unicode = /^u([0-9A-Fa-f]{1,4})|^U([0-9A-Fa-f]{1,8})/.exec(rest);
    const control = /^c([\s\S])/.exec(rest);
    if (octal || hexadecimal) {
      const byte = (octal ? Number.parseInt(octal[0], 8) : Number.parseInt(hexadecimal?.[1] ?? "", 16)) & 0xff;
      if (byte === 0) ended = true;
      else if (!ended) bytes.push(byte);
      at += 1 + (octal ?? hexadecimal ?? [""])[0].length;
    } else if (unicode) {
      const code = Number.parseInt(unicode[1] ?? unicode[2] ?? "", 16);
      if (code === 0) ended = true;
      else put(code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));
      at += 1 + unicode[0].length;
    } else if (control) {
      const code = (control[1] as string).toUpperCase().charCodeAt(0) & 0x1f;
      if (code === 0) ended = true;
      else put(String.fromCharCode(code));
      at += 3;
    } else {
      const escaped = ansiEscapes[rest[0] ?? ""];
      put(escaped ?? `\\${rest[0] ?? ""}`);
      at += 2;
    }
  }
  return { ok: false, problem: "A $' quote is opened and never closed", position: start };
}

function readRedirect(
  text: string,
  start: number,
  command: ShellCommand,
  documents: PendingDocument[],
): { ok: true; at: number } | { ok: false; problem: string; position: number } {
  const operator = /^(?:<<<|<<-|<<|<>|>>|>\||<&|>&|<|>)/.exec(text.slice(start, start + 3))?.[0] ?? ">";
  let at = start + operator.length;
  while (text[at] === " " || text[at] === "\t") at++;
  const target = readWord(text, at);
  if (!target.ok) return target;
  if (operator === "<<<") command.input = `${target.text}\n`;
  else if (operator === "<<" || operator === "<<-") {
    documents.push({ command, delimiter: target.text, literal: target.quoted, stripTabs: operator === "<<-" });
  } else command.redirects.push(`${operator}${target.text}`);
  return { ok: true, at: target.at };
}

/** Reads the here-documents announced on the line before `start`; returns where the next line begins. */
function readDocuments(text: string, start: number, documents: PendingDocument[]): number {
  let at = start;
  for (const { command, delimiter, literal, stripTabs } of documents.splice(0)) {
    let content = "";
    while (at < text.length) {
      const newline = text.indexOf("\n", at);
      const end = newline === -1 ? text.length : newline;
      const line = stripTabs ? text.slice(at, end).replace(/^\t+/, "") : text.slice(at, end);
      at = end + 1;
      if (line === delimiter) break;
      content += `${line}\n`;
    }
    command.input = literal ? content : unescapeDocument(content);
  }
  return Math.min(at, text.length);
}

/** What a backslash means in a here-document whose delimiter is not quoted. */
function unescapeDocument(content: string): string {
  return content.replace(/\\(\n|[\\$`])/g, (_, escaped: string) => (escaped === "\n" ? "" : escaped));
}
