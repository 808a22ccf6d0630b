import type { ShellCommand, ShellWord } from "./shell-word";
import type { ShellText } from "./shell-words";

/** Whether text is written for Windows cmd: lines that go on with `^`, or quotes escaped with it. */
export function isCmdText(text: string): boolean {
  return (/\^[ \t]*\r?\n/.test(text) && !/\\[ \t]*\r?\n/.test(text)) || /\s\^"/.test(text);
}

/**
 * Splits a command written for Windows cmd, as browsers copy it: first cmd's carets are taken off, then the words are
 * split as a C program does.
 */
export function readCmdText(source: string): ShellText {
  const line = removeCarets(source.replaceAll("\r\n", "\n"));
  const words = splitArguments(line);
  const commands: ShellCommand[] = [];
  let command: ShellCommand = { words: [], redirects: [], joinedBy: "start" };
  for (const word of words) {
    if (/^(?:&&?|\|\|?|\n)$/.test(word.text)) {
      if (command.words.length > 0) commands.push(command);
      command = { words: [], redirects: [], joinedBy: word.text === "|" ? "|" : "other" };
    } else command.words.push(word);
  }
  if (command.words.length > 0) commands.push(command);
  return { ok: true, commands, remarks: new Set() };
}

/** Inside of cmd's own quotes a caret is ordinary; outside it takes the meaning from the next character. */
function removeCarets(text: string): string {
  let line = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === "^" && !quoted) {
      at++;
      // A caret at the end of a line joins the next one, whose first character it escapes; "^\n\n" is one line break.
      if (text[at] === "\n") {
        if (text[at + 1] === "\n") line += "\n";
        else line += " ";
        if (text[at + 1] === "\n") at++;
      } else line += text[at] ?? "";
    } else {
      if (character === '"') quoted = !quoted;
      line += character;
    }
  }
  return line;
}

/** The rules of the C runtime: a quote toggles, backslashes before a quote count in pairs. */
function splitArguments(line: string): ShellWord[] {
  const words: ShellWord[] = [];
  let word: string | undefined;
  let quoted = false;
  const end = () => {
    if (word !== undefined) words.push({ text: word, expansions: listVariables(word) });
    word = undefined;
  };
  for (let at = 0; at < line.length; at++) {
    const character = line[at] as string;
    if (character === "\\") {
      const run = /^\\+/.exec(line.slice(at))?.[0].length ?? 1;
      const beforeQuote = line[at + run] === '"';
      word = (word ?? "") + "\\".repeat(beforeQuote ? Math.floor(run / 2) : run);
      at += run - 1;
      if (beforeQuote && run % 2 === 1) {
        word += '"';
        at++;
      }
    } else if (character === '"') {
      word ??= "";
      // Two quotes inside of quotes are one of them.
      if (quoted && line[at + 1] === '"') {
        word += '"';
        at++;
      } else quoted = !quoted;
    } else if (!quoted && /\s/.test(character)) {
      end();
      if (character === "\n") words.push({ text: "\n", expansions: [] });
    } else word = (word ?? "") + character;
  }
  end();
  return words;
}

/** `%NAME%`, told from percent escapes by an underscore. */
function listVariables(word: string): ShellWord["expansions"] {
  return [...word.matchAll(/%[A-Z][A-Z0-9]*_[A-Z0-9_]+%/gi)].map(({ index, 0: name }) => ({
    start: index,
    end: index + name.length,
    quoted: true,
  }));
}
