export type JsonTokenKind = "key" | "string" | "number" | "word";

export interface JsonToken {
  kind: JsonTokenKind;
  start: number;
  end: number;
}

/**
 * Keys, strings, numbers and words of JSON text that may begin and end anywhere. `inString` says that it begins in the
 * middle of a string, as a piece of a long line does.
 */
export function findJsonTokens(text: string, inString: boolean): JsonToken[] {
  const tokens: JsonToken[] = [];
  let position = 0;
  if (inString) {
    position = endOfString(text, 0);
    tokens.push({ kind: "string", start: 0, end: position });
  }
  const pattern = /"|-?\d[\d.eE+-]*|true|false|null/g;
  pattern.lastIndex = position;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index;
    if (match[0] === '"') {
      const end = endOfString(text, start + 1);
      const isKey = /^\s*:/.test(text.slice(end, end + 2));
      tokens.push({ kind: isKey ? "key" : "string", start, end });
      pattern.lastIndex = end;
    } else {
      tokens.push({ kind: /^[tfn]/.test(match[0]) ? "word" : "number", start, end: start + match[0].length });
    }
  }
  return tokens;
}

/** Just after the quote that ends a string, or the end of the text. */
function endOfString(text: string, from: number): number {
  for (let position = from; position < text.length; position += 1) {
    if (text[position] === "\\") position += 1;
    else if (text[position] === '"') return position + 1;
  }
  return text.length;
}
