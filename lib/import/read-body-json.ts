import { inspectJson } from "@/lib/fields/inspect-json";
import { isDeeperThan, type Json } from "@/lib/json";

export type BodyJson =
  | { ok: true; value: Json /** What reading it changed, one sentence each. */; notes: string[] }
  | { ok: false; problem: string };

const depthLimit = 200;

/** Reads JSON text, saying what a parser would lose without a word. */
function readJsonBody(text: string): BodyJson {
  if (isDeeperThan(text, depthLimit)) return { ok: false, problem: `It nests deeper than ${depthLimit} levels` };
  const { fault, losses } = inspectJson(text);
  if (fault || text.trim() === "") return { ok: false, problem: fault?.message ?? "It is empty" };
  return { ok: true, value: JSON.parse(text) as Json, notes: losses.map(({ message }) => `${message}.`) };
}

/**
 * Reads the body of a command. Text that is no JSON because of how it was copied is tried in the ways that were probably
 * meant; the note says which. `unknown` are variables that the command does not set.
 */
export function readCurlBody(text: string, unknown: readonly string[]): BodyJson {
  const read = readJsonBody(text);
  if (read.ok || !/^\s*[[{]/.test(text)) return read;
  const repairs: [repair: (text: string) => string, note: string][] = [
    [(body) => quoteUnknown(body, unknown), "Variables that stand for numbers or lists were put in as text."],
    [(body) => body.replace(/\\"/g, '"'), "Backslashes before quotes, as Windows shells need them, were taken off."],
    [(body) => body.replace(/[“”„]/g, '"'), "Typographic quotes were read as plain ones."],
    [withoutComments, "Comments, and commas before a closing bracket, were left out."],
    [withEscapedBreaks, "Line breaks inside of texts were written as \\n."],
  ];
  for (const [repair, note] of repairs) {
    const repaired = readJsonBody(repair(text));
    if (repaired.ok) return { ...repaired, notes: [note, ...repaired.notes] };
  }
  return read;
}

const jsonString = '"(?:[^"\\\\]|\\\\.)*"';

/** `"max_tokens": $LIMIT` is no JSON; the variable becomes a string there, so that it is seen. */
function quoteUnknown(text: string, unknown: readonly string[]): string {
  if (unknown.length === 0) return text;
  const names = unknown.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return text.replace(new RegExp(`${jsonString}|${names.join("|")}`, "gs"), (piece) =>
    piece.startsWith('"') ? piece : JSON.stringify(piece),
  );
}

function withoutComments(text: string): string {
  const plain = replaceOutside(text, "//[^\\n]*|/\\*.*?\\*/", "");
  return replaceOutside(plain, ",(?=\\s*[\\]}])", "");
}

function withEscapedBreaks(text: string): string {
  return text.replace(new RegExp(jsonString, "gs"), (piece) => piece.replaceAll("\n", "\\n").replaceAll("\t", "\\t"));
}

/** Replaces what matches outside of JSON strings. */
function replaceOutside(text: string, pattern: string, replacement: string): string {
  return text.replace(new RegExp(`${jsonString}|${pattern}`, "gs"), (piece) =>
    piece.startsWith('"') ? piece : replacement,
  );
}
