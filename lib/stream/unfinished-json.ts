/**
 * Whether a text that does not parse is JSON that stops in the middle: it begins like JSON, and at its end a string, list
 * or object is still open. Tells a cut body from one that was never JSON.
 */
export function isUnfinishedJson(text: string): boolean {
  if (!/^\uFEFF?\s*["[{]/.test(text)) return false;
  const { depth, inString } = readJsonEnd(text);
  return inString || depth > 0;
}

/** What is open where JSON text ends: how many lists and objects, and whether a string is. */
export function readJsonEnd(text: string): { depth: number; inString: boolean } {
  let depth = 0;
  let inString = false;
  for (let position = 0; position < text.length; position += 1) {
    const character = text[position];
    if (inString) {
      if (character === "\\") position += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth += 1;
    else if (character === "}" || character === "]") depth -= 1;
  }
  return { depth, inString };
}
