import type { StateStack } from "shiki/textmate";
import type { CodeToken, Grammar } from "@/components/ui/code-grammar";

/** One line of shown code. Lines are never changed, only replaced, so a view can skip those it has already. */
export interface CodeLine {
  /** Stays with the line while others come and go around it. */
  id: number;
  /** With its line feed, so that the lines joined are the code. */
  text: string;
  /** It took the place of other code while that was shown. */
  isChanged?: boolean;
  /** Absent until it was highlighted. */
  highlight?: Highlight;
}

interface Highlight {
  tokens: CodeToken[];
  before: StateStack;
  after: StateStack;
}

/** Beyond this much code the tokens cost more than they help; it stays plain. */
export const MAX_HIGHLIGHTED_LENGTH = 100_000;
const MAX_LINES = 4_000;
const MAX_ATTEMPTS = 100;
/** A change of more lines than this is another request rather than an edit. */
const MAX_CHANGED_LINES = 40;

let nextId = 0;

/**
 * The lines of new code. Those at the start and the end that it shares with the lines before are the same objects, so
 * typing replaces one line. Very long code comes in pieces of many lines, to keep the page light.
 */
export function replaceCode(previous: readonly CodeLine[], code: string): CodeLine[] {
  const texts = splitCode(code);
  const shorter = Math.min(previous.length, texts.length);
  let start = 0;
  while (start < shorter && previous[start]?.text === texts[start]) start += 1;
  let end = 0;
  while (end < shorter - start && previous.at(-1 - end)?.text === texts.at(-1 - end)) end += 1;
  const added = texts.slice(start, texts.length - end);
  const isChanged = previous.length > 0 && added.length <= MAX_CHANGED_LINES;
  const middle = added.map((text): CodeLine => {
    nextId += 1;
    return isChanged ? { id: nextId, text, isChanged } : { id: nextId, text };
  });
  return [...previous.slice(0, start), ...middle, ...previous.slice(previous.length - end)];
}

/**
 * Highlights lines one after the other and yields between them, so that the caller can pause; it returns all lines.
 * Lines that were highlighted after the same lines before are kept and cost next to nothing.
 */
export function* highlightLines(lines: readonly CodeLine[], grammar: Grammar): Generator<undefined, CodeLine[]> {
  const result = [...lines];
  let state = grammar.start;
  for (const [index, line] of lines.entries()) {
    if (line.highlight?.before.equals(state)) {
      state = line.highlight.after;
      continue;
    }
    const hasFeed = line.text.endsWith("\n");
    const text = hasFeed ? line.text.slice(0, -1) : line.text;
    let tokenized = grammar.tokenizeLine(text, state);
    for (let attempt = 1; !tokenized && attempt < MAX_ATTEMPTS; attempt += 1) {
      yield;
      tokenized = grammar.tokenizeLine(text, state);
    }
    const { tokens, after } = tokenized ?? { tokens: [{ start: 0, text, className: "" }], after: state };
    const feed = hasFeed ? [{ start: text.length, text: "\n", className: "" }] : [];
    result[index] = { ...line, highlight: { tokens: [...tokens, ...feed], before: state, after } };
    state = after;
    yield;
  }
  return result;
}

function splitCode(code: string): string[] {
  const lines = code.split(/(?<=\n)/);
  if (lines.length <= MAX_LINES) return lines;
  const size = Math.ceil(lines.length / MAX_LINES) * 50;
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, index) =>
    lines.slice(index * size, (index + 1) * size).join(""),
  );
}
