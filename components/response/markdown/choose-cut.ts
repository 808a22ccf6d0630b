/**
 * Where to cut a block that has grown too long to be parsed with every frame, so that both halves read well: a list
 * before an item, a table and a quotation after a line, a paragraph after a sentence or a word. Gives the length of
 * the first half: more than 0, less than the text.
 */
export function chooseCut(text: string, type: string): number {
  const half = Math.floor(text.length / 2);
  if (type === "list") {
    const item = lastMatch(text, /\n(?=(?:[-*+]|\d{1,9}[.)])\s)/g, half);
    if (item > 0) return item;
  }
  const line = text.lastIndexOf("\n");
  if (line + 1 > half && line + 1 < text.length) return line + 1;
  const sentence = lastMatch(text, /[.!?。！？]\s/g, half);
  if (sentence > 0 && sentence < text.length) return sentence;
  const word = text.lastIndexOf(" ");
  if (word > half && word + 1 < text.length) return word + 1;
  // No place to breathe at all: anywhere, but not inside of a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(half)) ? half + 1 : half;
}

/** The end of the last match beyond `from`; 0 when there is none. */
function lastMatch(text: string, pattern: RegExp, from: number): number {
  let end = 0;
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) end = match.index + match[0].length;
  return end;
}
