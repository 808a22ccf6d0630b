import type { StringField } from "./field";

/** Whether text keeps to the length and pattern of a field. Lengths count characters, not UTF-16 units. */
export function fitsText(node: StringField, text: string): boolean {
  const length = [...text].length;
  return (
    length >= (node.minLength ?? 0) && length <= (node.maxLength ?? Infinity) && matchesPattern(node.pattern, text)
  );
}

/** A pattern that is no valid regular expression here matches everything. */
function matchesPattern(pattern: string | undefined, text: string): boolean {
  for (const flags of pattern === undefined ? [] : ["u", ""]) {
    try {
      return new RegExp(pattern ?? "", flags).test(text);
    } catch {
      // Written for another dialect: try without the u flag, which forgives more.
    }
  }
  return true;
}
