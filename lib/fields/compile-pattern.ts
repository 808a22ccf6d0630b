/** Spelled this way only in other dialects, where JavaScript without Unicode rules reads plain letters: `\p{Print}`, `[a&&[^b]]`, `[[:alpha:]]`. */
const FOREIGN_SYNTAX = /\\p\{|&&\[|\[\[:|\\[AZzQEGh]/;

/**
 * The regular expression of a schema's `pattern`: ECMA-262 with Unicode rules, as JSON Schema has it, else without them.
 * Undefined for patterns of other dialects, which are left to the server.
 */
export function compilePattern(pattern: string): RegExp | undefined {
  return compile(pattern, "u") ?? (FOREIGN_SYNTAX.test(pattern) ? undefined : compile(pattern, ""));
}

function compile(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
