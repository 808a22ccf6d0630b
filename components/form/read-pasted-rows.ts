import type { FieldNode } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { readJsonText } from "@/lib/fields/json-from-draft";
import { isJsonObject, type Json } from "@/lib/json";

export interface PastedRows {
  values: Json[];
  /** How many of them do not fit the rows of the list. They are kept all the same. */
  unfitting: number;
}

/**
 * Rows for a list in pasted text: a JSON list, an object that has such a list (a whole request), one object, or one per
 * line. Undefined when the text is nothing of the kind.
 */
export function readPastedRows(node: FieldNode, text: string): PastedRows | undefined {
  const trimmed = text.trim();
  if (!/^[[{]/.test(trimmed)) return undefined;
  const { value, isJson } = readJsonText(trimmed);
  const candidates = isJson ? listsIn(value) : [readLines(trimmed)].filter((lines) => lines !== undefined);
  const rated = candidates.filter((values) => values.length > 0).map((values) => rate(node, values));
  return rated.reduce<PastedRows | undefined>(
    (best, next) => (best === undefined || fitShare(next) > fitShare(best) ? next : best),
    undefined,
  );
}

function listsIn(value: Json): Json[][] {
  if (Array.isArray(value)) return [value];
  if (!isJsonObject(value)) return [];
  return [...Object.values(value).filter((member) => Array.isArray(member)), [value]];
}

function readLines(text: string): Json[] | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const values = lines.map((line) => readJsonText(line));
  return values.every(({ value, isJson }) => isJson && isJsonObject(value))
    ? values.map(({ value }) => value)
    : undefined;
}

function rate(node: FieldNode, values: Json[]): PastedRows {
  return { values, unfitting: values.filter((value) => !fitsField(node, value)).length };
}

function fitShare({ values, unfitting }: PastedRows): number {
  return 1 - unfitting / values.length;
}
