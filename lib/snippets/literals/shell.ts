import type { Json } from "@/lib/json";
import { isDeeperThan, type LiteralSyntax, MAX_LITERAL_DEPTH, printLiteral } from "./literal";
import { escapeUnit, hasInvisible, quoteText, replaceInvisible } from "./quote";

/**
 * Linux takes at most 131,071 bytes in one argument (MAX_ARG_STRLEN); longer values go in through standard input.
 */
const MAX_ARGUMENT_BYTES = 100_000;

const syntax: LiteralSyntax = {
  text: quoteJson,
  key: quoteJson,
  constants: { null: "null", true: "true", false: "false" },
  indent: "  ",
  trailingComma: false,
};

/** JSON text of the value, indented, with invisible characters escaped. Very deep values stay on one line. */
export function jsonText(value: Json): string {
  return isDeeperThan(value, MAX_LITERAL_DEPTH) ? JSON.stringify(value) : printLiteral(value, syntax);
}

/**
 * One word of a bash or zsh command: bare where nothing in it is special, else in single quotes. Text with control or
 * invisible characters becomes `$'…'` with its UTF-8 bytes in octal; NUL cannot be part of any argument.
 */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_/:.,@%+-][A-Za-z0-9_/:=.,@%+-]*$/.test(text)) return text;
  return hasInvisible(text) ? `$'${escapeBytes(text, "\\")}'` : singleQuote(text);
}

/** Text in single quotes, where only the quote itself is special. */
export function singleQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A word of text and, as objects, environment variables. Text that double quotes would change stays outside of them. */
export function shellTemplate(pieces: (string | { variable: string })[]): string {
  if (pieces.every((piece) => typeof piece === "string")) return shellWord(pieces.join(""));
  const isPlain = pieces.every((piece) => typeof piece !== "string" || /^[\w /:.,=;&?%+@-]*$/.test(piece));
  if (!isPlain) {
    return pieces.map((piece) => (typeof piece === "string" ? shellWord(piece) : `"$${piece.variable}"`)).join("");
  }
  const source = pieces.map((piece, index) => {
    if (typeof piece === "string") return piece;
    // zsh reads `$NAME:h` and `$NAME[1]` as more than the name, inside double quotes too.
    return index === pieces.length - 1 ? `$${piece.variable}` : `\${${piece.variable}}`;
  });
  return `"${source.join("")}"`;
}

/** A here-document whose delimiter is quoted, so that nothing in the text is expanded. */
export function hereDocument(text: string, delimiter: string): string {
  return `<<'${delimiter}'\n${text}\n${delimiter}`;
}

/** A command that writes exactly this text to standard output, whatever it holds. It is a builtin: no length limit. */
export function printfCommand(text: string): string {
  return hasInvisible(text) ? `printf '%b' '${escapeBytes(text, "\\0")}'` : `printf '%s' ${singleQuote(text)}`;
}

/** Whether a word is too long to be an argument. */
export function isTooLong(word: string): boolean {
  return new TextEncoder().encode(word).length >= MAX_ARGUMENT_BYTES;
}

function quoteJson(text: string): string {
  return quoteText(text, (codePoint) => {
    const [high = 0, low = 0] = [0, 1].map((index) => String.fromCodePoint(codePoint).charCodeAt(index));
    return escapeUnit(high) + escapeUnit(low);
  });
}

/** Text for `'…'` where `prefix` and three octal digits stand for a byte. */
function escapeBytes(text: string, prefix: string): string {
  const escapeByte = (byte: number) => prefix + byte.toString(8).padStart(3, "0");
  const escaped = text.replace(/[\\']/g, (character) => escapeByte(character.charCodeAt(0)));
  return replaceInvisible(escaped, (character) => {
    const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    return named ?? [...new TextEncoder().encode(character)].map(escapeByte).join("");
  });
}
