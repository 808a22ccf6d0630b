import { isJsonObject, type Json, type JsonObject, type JsonPath } from "@/lib/json";
import { compilePattern } from "./compile-pattern";
import type { MapField, NumberField, ObjectField, StringField } from "./field";
import type { Problem } from "./problem";
import { FORMATS, wording } from "./problem-wording";

/** A pattern of the description may take exponential time on long texts, which are left to the server. */
const MAX_PATTERN_INPUT = 10_000;

/**
 * Text, counted as JSON Schema counts it. This and the other checks are what zod does not say the way JSON Schema does;
 * each returns problems with paths relative to the value.
 */
export function checkText(node: StringField, text: string): Problem[] {
  const problems: Problem[] = [];
  if (node.minLength !== undefined && countCharacters(text, node.minLength) < node.minLength) {
    problems.push({ path: [], code: "length", message: wording.minCharacters(node.minLength) });
  }
  if (node.maxLength !== undefined && text.length > node.maxLength && countCharacters(text) > node.maxLength) {
    problems.push({ path: [], code: "length", message: wording.maxCharacters(node.maxLength) });
  }
  if (
    node.pattern !== undefined &&
    text.length <= MAX_PATTERN_INPUT &&
    compilePattern(node.pattern)?.test(text) === false
  ) {
    problems.push({ path: [], code: "pattern", message: wording.pattern(node.pattern) });
  }
  const format = node.format !== undefined && Object.hasOwn(FORMATS, node.format) ? FORMATS[node.format] : undefined;
  if (format && !format.pattern.test(text)) {
    problems.push({ path: [], code: "format", message: format.message });
  }
  return problems;
}

/** Whole numbers of any size, and multiples. */
export function checkNumber(node: NumberField, value: number): Problem[] {
  if (node.kind === "integer" && !Number.isInteger(value)) {
    return [{ path: [], code: "type", message: wording.type("integer", false) }];
  }
  return node.multipleOf !== undefined && !isMultiple(value, node.multipleOf)
    ? [{ path: [], code: "multiple", message: wording.multipleOf(node.multipleOf) }]
    : [];
}

/** Lists whose items must differ. */
export function checkItems(items: Json[]): Problem[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index): Problem[] => {
    const text = canonicalText(item);
    const earlier = first.get(text);
    if (earlier === undefined) {
      first.set(text, index);
      return [];
    }
    return [{ path: [index], code: "unique", message: wording.repeated(earlier) }];
  });
}

/** Names and their number; `keyProblems` judges a name by the node that describes names. */
export function checkMembers(
  node: MapField | ObjectField,
  value: JsonObject,
  keyProblems: (key: string) => Problem[],
): Problem[] {
  const keys = Object.keys(value);
  const problems: Problem[] = [];
  const add = (path: JsonPath, code: Problem["code"], message: string) => problems.push({ path, code, message });
  if (node.minProperties !== undefined && keys.length < node.minProperties) {
    add([], "count", wording.minProperties(node.minProperties));
  }
  if (node.maxProperties !== undefined && keys.length > node.maxProperties) {
    add([], "count", wording.maxProperties(node.maxProperties));
  }
  for (const name of (node.kind === "map" ? node.required : node.requiredExtra) ?? []) {
    if (!Object.hasOwn(value, name)) {
      add([name], "required", wording.required);
    }
  }
  for (const sets of (node.kind === "object" ? node.requireSets : undefined) ?? []) {
    if (!sets.some((names) => names.every((name) => Object.hasOwn(value, name)))) {
      add([], "required", wording.oneOfSets(sets));
    }
  }
  for (const key of keys) {
    for (const problem of keyProblems(key)) {
      add([key], "key", wording.key(problem.message));
    }
  }
  return problems;
}

/** Whether a node says more about an object than zod's object does. */
export function hasMemberChecks(node: MapField | ObjectField): boolean {
  const names = node.kind === "map" ? node.required : (node.requiredExtra ?? node.requireSets);
  const rules = [node.minProperties, node.maxProperties, names, node.kind === "map" ? node.key : undefined];
  return rules.some((rule) => rule !== undefined);
}

/** Code points, as JSON Schema counts; stops early when only "at least" is asked. */
function countCharacters(text: string, enough = Number.POSITIVE_INFINITY): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
    if (count >= enough) {
      break;
    }
  }
  return count;
}

/** Allows for binary fractions: 0.07 is a multiple of 0.01 although the division gives 7.000000000000001. */
function isMultiple(value: number, divisor: number): boolean {
  const ratio = value / divisor;
  return !Number.isFinite(ratio) || Math.abs(ratio - Math.round(ratio)) <= 1e-9 * Math.max(1, Math.abs(ratio));
}

/** The same text for equal JSON values, whatever the order of their members. */
function canonicalText(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonicalText).join()}]`;
  }
  if (isJsonObject(value)) {
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`).join()}}`;
  }
  return JSON.stringify(value);
}
