import { isCmdText, readCmdText } from "./cmd-words";
import { readShellText, type ShellCommand, type ShellWord } from "./shell-words";

/** The words of one curl command after the word `curl`, with what is fed to it. */
export interface CurlWords {
  words: ShellWord[];
  /** Standard input of the command, when the paste says it. */
  input?: string;
  notes: string[];
}

export type FoundCurl = { ok: true; curl: CurlWords } | { ok: false; problem: string };

const isCurl = (word: ShellWord | undefined) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word?.text ?? "");
const prefixWords = new Set(["$", "%", ">", "#", "PS>", "sudo", "time", "command", "exec", "env", "nohup", "&"]);
const assignment = /^([A-Za-z_][A-Za-z0-9_]*)=([\s\S]*)$/;

/**
 * Finds the first curl command in pasted text: behind a prompt, assignments or `sudo`, at the end of a pipe from
 * echo, printf or cat, in a fenced block, in bash or Windows cmd spelling. Variables that the paste itself assigns are
 * put in; all others stay as written.
 */
export function findCurl(source: string): FoundCurl {
  const text = source.replace(/^\s*```.*$/gm, "").replace(/^\s*(?:\$|%|C:\\[^>\n]*>|PS [^>\n]*>)\s+(?=\S)/gm, "");
  if (/`\s*\r?\n/.test(text) && /\bcurl(?:\.exe)?\b/i.test(text) && !text.includes("\\\n")) {
    return { ok: false, problem: "This looks like PowerShell. Copy the command as “cURL (bash)” instead." };
  }
  if (
    /^\s*(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b/im.test(text) ||
    /\bNew-Object\b.*WebRequestSession/.test(text)
  ) {
    return { ok: false, problem: "PowerShell commands cannot be read. Copy the request as “cURL (bash)” instead." };
  }
  const read = isCmdText(text) ? readCmdText(text) : readShellText(text);
  if (!read.ok) {
    const line = text.slice(0, read.position).split("\n").length;
    return { ok: false, problem: `${read.problem} (line ${line}).` };
  }
  return pickCurl(read.commands);
}

function pickCurl(commands: ShellCommand[]): FoundCurl {
  const variables = new Map<string, string>();
  const notes: string[] = [];
  let found: CurlWords | undefined;
  let more = 0;
  for (const [index, command] of commands.entries()) {
    const { words, assigned } = stripPrefix(command.words);
    for (const [name, value] of assigned) variables.set(name, value);
    if (!isCurl(words[0])) continue;
    if (found) {
      more++;
      continue;
    }
    const before = commands[index - 1];
    const input = command.input ?? (command.joinedBy === "|" && before ? outputOf(before) : undefined);
    found = {
      words: words.slice(1).map((word) => substitute(word, variables)),
      notes,
      ...(input === undefined ? {} : { input }),
    };
  }
  if (!found) return { ok: false, problem: "There is no curl command in this text." };
  if (more > 0) notes.push(`The text holds ${more + 1} curl commands; the first one was taken.`);
  return { ok: true, curl: found };
}

function stripPrefix(words: ShellWord[]): { words: ShellWord[]; assigned: [string, string][] } {
  const assigned: [string, string][] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] as ShellWord;
    const match = word.expansions.length === 0 ? assignment.exec(word.text) : null;
    if (match) assigned.push([match[1] as string, match[2] as string]);
    else if (word.text !== "export" && !prefixWords.has(word.text)) break;
  }
  return { words: words.slice(at), assigned };
}

/** What a command of the kinds that feed curl in documentation prints; undefined for any other. */
function outputOf(command: ShellCommand): string | undefined {
  const [name, ...rest] = command.words.map((word) => word.text);
  if (name === "cat" && rest.length === 0) return command.input;
  if (name === "echo") {
    const quiet = rest[0] === "-n";
    return rest.slice(quiet ? 1 : 0).join(" ") + (quiet ? "" : "\n");
  }
  if (name === "printf") {
    if (rest.length === 1 && !/[%\\]/.test(rest[0] ?? "")) return rest[0];
    if (rest.length === 2 && /^%s(?:\\n)?$/.test(rest[0] ?? ""))
      return (rest[1] ?? "") + (rest[0] === "%s" ? "" : "\n");
  }
  return undefined;
}

function substitute(word: ShellWord, variables: Map<string, string>): ShellWord {
  let text = word.text;
  const expansions: ShellWord["expansions"] = [];
  // From the end, so that earlier ranges stay right.
  for (const range of word.expansions.toReversed()) {
    const name = /^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?$/.exec(text.slice(range.start, range.end))?.[1];
    const value = name === undefined ? undefined : variables.get(name);
    if (value === undefined) {
      expansions.unshift(range);
      continue;
    }
    const shift = value.length - (range.end - range.start);
    text = text.slice(0, range.start) + value + text.slice(range.end);
    for (const later of expansions) {
      later.start += shift;
      later.end += shift;
    }
  }
  return { text, expansions };
}
