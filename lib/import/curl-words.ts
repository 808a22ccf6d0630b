import { isCmdText, readCmdText } from "./cmd-words";
import { cleanPastedText, fromPowerShell, isPowerShellText, nameOtherClient, withPlainMarks } from "./pasted-text";
import { type Fed, ShellVariables } from "./shell-variables";
import type { ShellCommand, ShellWord } from "./shell-word";
import { readShellText, type ShellText } from "./shell-words";

/** The words of one curl command after the word `curl`, with what is fed to it. */
export interface CurlWords {
  words: ShellWord[];
  /** Standard input of the command, when the paste says something about it. */
  input?: Fed;
  /** What `$(…)` and `<(…)` print, for options that read a file. */
  variables: ShellVariables;
  notes: string[];
}

export type FoundCurl = { ok: true; curl: CurlWords } | { ok: false; problem: string };

/** Whose rules split the text into words. */
export type Spelling = "any" | "cmd";

const isCurl = (word: ShellWord | undefined) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word?.text ?? "");
const prefixWords = new Set(
  "$ % > # PS> & sudo time command exec env nohup noglob builtin export declare local readonly do then else if while until { ! time -p".split(
    " ",
  ),
);

/**
 * Finds the first curl command in pasted text: behind a prompt, prose, assignments or `sudo`, inside of `$(…)` or a
 * loop, at the end of a pipe, in a fenced block, in bash, Windows cmd or PowerShell spelling. Variables that the paste
 * itself sets are put in; all others stay as written.
 */
export function findCurl(source: string, spelling: Spelling = "any"): FoundCurl {
  const text = cleanPastedText(source);
  const whole = findIn(text, spelling);
  if (whole.ok) return whole;
  // Prose before the command may hold an apostrophe, which a shell takes for a quote.
  const start = /^[ \t]*curl(?:\.exe)?\s/im.exec(text)?.index ?? text.search(/\bcurl(?:\.exe)?\s+(?=[-'"$]|https?:)/i);
  const rest = start > 0 ? findIn(text.slice(start), spelling) : whole;
  if (rest.ok) return rest;
  const other = /\bcurl(?:\.exe)?\s/i.test(text) ? undefined : nameOtherClient(text);
  return other === undefined ? whole : { ok: false, problem: other };
}

function findIn(text: string, spelling: Spelling): FoundCurl {
  const read = readText(text, spelling);
  const found = pickCurl(read.commands, !read.ok);
  if (found) {
    if (read.ok && read.remarks.has("loose-continuation"))
      found.notes.push("Blanks after a backslash at the end of a line were left out.");
    if (read.ok && read.isRespelled) found.notes.push("Typographic quotes and dashes were read as plain ones.");
    return { ok: true, curl: found };
  }
  if (read.ok) return { ok: false, problem: "There is no curl command in this text." };
  const line = text.slice(0, read.position).split("\n").length;
  return { ok: false, problem: `${read.problem} (line ${line}).` };
}

function readText(text: string, spelling: Spelling): ShellText & { isRespelled?: boolean } {
  if (spelling === "cmd" || isCmdText(text)) return readCmdText(text);
  const bash = isPowerShellText(text) ? fromPowerShell(text) : text;
  const read = readShellText(bash);
  if (read.ok && !read.remarks.has("typographic")) return read;
  if (!/[“”„‘’‚–—]/.test(bash)) return read;
  const respelled = readShellText(withPlainMarks(bash));
  return respelled.ok ? { ...respelled, isRespelled: true } : read;
}

/** `isCut`: the text could not be read to its end, so its last command is not whole. */
function pickCurl(commands: ShellCommand[], isCut: boolean): CurlWords | undefined {
  const picked = new CurlPicker();
  picked.pick(isCut ? commands.slice(0, -1) : commands);
  const { found } = picked;
  if (found && picked.more > 0) {
    found.notes.push(`The text holds ${picked.more + 1} curl commands; the first one was taken.`);
  }
  return found ?? (isCut ? undefined : pickWrapped(commands));
}

class CurlPicker {
  found: CurlWords | undefined;
  /** How many curl commands come after the first. */
  more = 0;
  readonly #variables = new ShellVariables();

  pick(commands: ShellCommand[]): void {
    for (const [index, command] of commands.entries()) {
      const words = this.#stripPrefix(command.words);
      const previous = commands[index - 1];
      if (isCurl(words[0])) this.#take(words.slice(1), command, previous);
      else if (command.redirects.length > 0) this.#variables.writeFile(command);
      else if (this.found && this.#isLostContinuation(words, command)) continue;
      else if (words[0]?.text === "read" && command.input) {
        this.#variables.assign(words.at(-1)?.text ?? "", trimmed(this.#variables.fill(command.input)));
      } else if (words[0]?.text === "for" && words[2]?.text === "in" && words[3]) {
        this.#variables.assign(words[1]?.text ?? "", this.#variables.fill(words[3]));
      }
      if (!isCurl(words[0])) {
        for (const word of command.words)
          for (const { commands: inner } of word.expansions) if (inner) this.pick(inner);
      }
    }
  }

  #take(words: ShellWord[], command: ShellCommand, previous: ShellCommand | undefined): void {
    if (this.found) {
      this.more++;
      return;
    }
    const file = command.redirects.find((redirect) => /^<[^<>&]/.test(redirect))?.slice(1);
    const variables = this.#variables;
    const input: Fed | undefined = command.input
      ? { kind: "text", word: variables.fill(command.input) }
      : file !== undefined
        ? { kind: "file", path: file }
        : command.joinedBy === "|" && previous
          ? variables.outputOf([previous])
          : undefined;
    this.found = {
      words: words.flatMap((word) => variables.expand(word)),
      variables,
      notes: [],
      ...(input && { input }),
    };
  }

  /** No command begins with a dash: the backslash at the end of the line before got lost. */
  #isLostContinuation(words: ShellWord[], command: ShellCommand): boolean {
    const isOption = /^-{1,2}[A-Za-z]/.test(words[0]?.text ?? "") && command.joinedBy === "line";
    if (!this.found || !isOption || this.more > 0) return false;
    const note = "Lines that begin with an option were read as part of the command before them.";
    if (!this.found.notes.includes(note)) this.found.notes.push(note);
    this.found.words.push(...words.flatMap((word) => this.#variables.expand(word)));
    if (command.input) this.found.input ??= { kind: "text", word: this.#variables.fill(command.input) };
    return true;
  }

  /** Assignments are taken over on the way. */
  #stripPrefix(words: ShellWord[]): ShellWord[] {
    const at = words.findIndex((word) => !prefixWords.has(word.text) && !this.#variables.assignWord(word));
    return at === -1 ? [] : words.slice(at);
  }
}

/** curl behind another program, as in `docker run … curl …`, `watch curl …`, `ssh host "curl …"`. */
function pickWrapped(commands: ShellCommand[]): CurlWords | undefined {
  for (const command of commands) {
    const at = command.words.findIndex((word) => /(?:^|\/)curl(?:\.exe|:[\w.-]+)?$/i.test(word.text));
    const inner = at === -1 ? command.words.find((word) => /^\s*curl\s/.test(word.text)) : undefined;
    const curl = { text: "curl", expansions: [] };
    if (at >= 0) return pickCurl([{ ...command, words: [curl, ...command.words.slice(at + 1)] }], false);
    const read = inner && readShellText(inner.text);
    if (read?.ok) return pickCurl(read.commands, false);
  }
  return undefined;
}

const trimmed = (word: ShellWord): ShellWord => ({ ...word, text: word.text.replace(/\s+$/, "") });
