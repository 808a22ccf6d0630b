/**
 * Characters that are escaped beyond what JSON needs: controls, format and bidirectional marks, line and paragraph
 * separators, private use. DEL edits the line of a terminal, zsh's line editor mangles private use, U+202E shapes hide
 * code and U+2028 breaks line tools. The joiners U+200C and U+200D stay: scripts and emoji need them.
 */
const invisible = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\uFFFE\uFFFF]/u;

/**
 * A double-quoted literal of the text. JSON string syntax is also JavaScript and Python syntax with the same meaning;
 * only code points beyond U+FFFF differ, so the language says how it escapes those.
 */
export function quoteText(text: string, escapeAstral: (codePoint: number) => string): string {
  return replaceInvisible(JSON.stringify(text), (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    return codePoint > 0xffff ? escapeAstral(codePoint) : escapeUnit(codePoint);
  });
}

/** `\uXXXX` of one UTF-16 code unit. */
export function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

/** Whether the text has a character that is better not pasted raw. Line feeds are fine. */
export function hasInvisible(text: string): boolean {
  return invisible.test(text.replaceAll("\n", ""));
}

/** Replaces every invisible character, line feeds included. */
export function replaceInvisible(text: string, replace: (character: string) => string): string {
  return text.replace(new RegExp(invisible, "gu"), replace);
}
