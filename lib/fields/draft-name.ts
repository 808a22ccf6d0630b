/**
 * Name of the draft of a property, by its position in `properties`. Every segment of a name in a react-hook-form state is a
 * plain word (`parts`, `rows`, `p3`, `r1`), so a property called "a.b" or "0" cannot be mistaken for a path.
 */
export function propertyName(name: string, index: number): string {
  return partName(name, `p${index}`);
}

/** Name of the draft of a fixed tuple item. */
export function itemName(name: string, index: number): string {
  return partName(name, `i${index}`);
}

/** Name of the draft of a union's variant. */
export function variantName(name: string, index: number): string {
  return partName(name, `v${index}`);
}

/** Name of the draft in a row of a list, map or of additional keys. */
export function rowValueName(name: string, rowId: string): string {
  return `${name}.rows.${rowId}.value`;
}

/** Name of the text of a row's key. */
export function rowKeyName(name: string, rowId: string): string {
  return `${name}.rows.${rowId}.key`;
}

function partName(name: string, part: string): string {
  return `${name}.parts.${part}`;
}
