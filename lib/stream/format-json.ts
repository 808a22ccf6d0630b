/** Deeper levels stay at this indent. */
const maxIndent = 200;
/**
 * All indents together are at most so many times as long as the text. What comes after begins its lines at the edge: with
 * hundreds of levels, or many short values far inside, indents alone would fill the memory.
 */
const maxIndentShare = 16;
const freeIndents = 64 * 1024;
/** Steps between two moments at which the caller may pause. */
const stepsPerYield = 2048;

const space = new Set([" ", "\t", "\n", "\r", "\uFEFF"]);
const punctuation = new Set(["{", "}", "[", "]", ",", ":", '"']);

/**
 * Lays JSON text out with two spaces per level, as `JSON.stringify(value, null, 2)` does, but without going through values:
 * numbers, repeated keys and the order of keys stay as they came. Takes JSON that stops anywhere, or is none: only the
 * white space between tokens and needless escapes change. Works on any depth.
 */
export function formatPartialJson(text: string): string {
  const steps = formatJsonSteps(text);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** `formatPartialJson` step by step, for long texts; run it to its end for the layout. */
export function* formatJsonSteps(text: string): Generator<undefined, string> {
  const out: string[] = [];
  let depth = 0;
  let position = 0;
  let steps = 0;
  let indentsLeft = text.length * maxIndentShare + freeIndents;
  const breakLine = () => {
    const indent = 2 * Math.min(Math.max(depth, 0), maxIndent);
    indentsLeft -= indent;
    out.push("\n", indentsLeft < 0 ? "" : " ".repeat(indent));
  };
  while (position < text.length) {
    steps += 1;
    if (steps % stepsPerYield === 0) yield;
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
