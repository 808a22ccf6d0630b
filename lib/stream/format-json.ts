/** Deeper levels stay at this indent: with a level per character, indents alone would fill the memory. */
const maxIndent = 200;

const space = new Set([" ", "\t", "\n", "\r", "\uFEFF"]);
const punctuation = new Set(["{", "}", "[", "]", ",", ":", '"']);

/**
 * Lays JSON text out with two spaces per level, as `JSON.stringify(value, null, 2)` does, but without going through values:
 * numbers, repeated keys and the order of keys stay as they came. Undefined when the text is not JSON. Works on any depth.
 */
export function formatJson(text: string): string | undefined {
  try {
    JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch {
    return undefined;
  }
  return formatPartialJson(text);
}

/** The same layout for JSON that may stop anywhere, or be none: only the white space between tokens and needless escapes change. */
export function formatPartialJson(text: string): string {
  const out: string[] = [];
  let depth = 0;
  let position = 0;
  const breakLine = () => out.push("\n", "  ".repeat(Math.min(Math.max(depth, 0), maxIndent)));
  while (position < text.length) {
    const character = text.charAt(position);
    if (space.has(character)) {
      position += 1;
    } else if (character === '"') {
      const end = endOfString(text, position);
      out.push(readable(text.slice(position, end)));
      position = end;
    } else if (character === "{" || character === "[") {
      const next = skipSpace(text, position + 1);
      const isEmpty = text[next] === "}" || text[next] === "]";
      out.push(character);
      if (isEmpty) out.push(text.charAt(next));
      else {
        depth += 1;
        breakLine();
      }
      position = isEmpty ? next + 1 : next;
    } else if (character === "}" || character === "]") {
      depth -= 1;
      breakLine();
      out.push(character);
      position += 1;
    } else if (character === ",") {
      out.push(",");
      breakLine();
      position += 1;
    } else if (character === ":") {
      out.push(": ");
      position += 1;
    } else {
      const end = endOfWord(text, position);
      out.push(text.slice(position, end));
      position = end;
    }
  }
  return out.join("");
}

function skipSpace(text: string, from: number): number {
  let position = from;
  while (position < text.length && space.has(text.charAt(position))) position += 1;
  return position;
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length) {
    const quote = text.indexOf('"', position);
    if (quote < 0) return text.length;
    let backslashes = 0;
    while (text[quote - 1 - backslashes] === "\\") backslashes += 1;
    if (backslashes % 2 === 0) return quote + 1;
    position = quote + 1;
  }
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let position = start;
  while (position < text.length && !space.has(text.charAt(position)) && !punctuation.has(text.charAt(position))) {
    position += 1;
  }
  return position;
}

/** Escapes that need not be (`\u00e9`, `\/`) as the characters they stand for: the same value, easier to read. */
function readable(literal: string): string {
  if (!literal.includes("\\")) return literal;
  try {
    return JSON.stringify(JSON.parse(literal));
  } catch {
    return literal;
  }
}
