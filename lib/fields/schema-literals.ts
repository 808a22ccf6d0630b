import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readList, readMember, readObject, readString } from "@/lib/openapi/read-member";
import { equalJson } from "./json-text";
import type { JsonType } from "./outline-schema";
import { ENUM_NAMES } from "./schema-keywords";

/** The values that all parts allow, null included, and their display names. Empty when no part fixes any. */
export function readLiterals(parts: JsonObject[]): { values?: Json[]; names?: string[] } {
  let values: Json[] | undefined;
  let names: Map<Json, string> | undefined;
  for (const part of parts) {
    const constant = readMember(part, "const");
    const list = constant === undefined ? readMember(part, "enum") : [constant];
    if (!Array.isArray(list)) {
      continue;
    }
    names ??= readNames(part, list);
    values = values ? values.filter((value) => list.some((other) => equalJson(value, other))) : uniqueValues(list);
  }
  if (values === undefined) {
    return {};
  }
  const named = names && values.filter((value) => value !== null).map((value) => names.get(value) ?? String(value));
  return { values, ...(named && { names: named }) };
}

function readNames(part: JsonObject, values: Json[]): Map<Json, string> | undefined {
  for (const keyword of ENUM_NAMES) {
    const names = readList(part, keyword).filter((name) => typeof name === "string");
    const byValue = readObject(part, keyword);
    if (names.length === values.length && names.length > 0) {
      return new Map(values.map((value, index) => [value, names[index] ?? String(value)]));
    }
    if (byValue) {
      return new Map(values.map((value) => [value, readString(byValue, String(value)) ?? String(value)]));
    }
  }
  return undefined;
}

/** Enumerations may have thousands of values, so they are not compared one by one. */
function uniqueValues(values: Json[]): Json[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return byText.size === values.length ? values : [...byText.values()];
}

/** Values of another type than the declared one could never be sent; if all are, the type is what is wrong. */
export function fitLiterals(values: Json[], types: ReadonlySet<JsonType> | undefined): Json[] {
  const literals = values.filter((value) => value !== null);
  const fitting = literals.filter((value) => types === undefined || [...types].some((type) => isOfType(value, type)));
  return fitting.length > 0 ? fitting : literals;
}

/** Whether a value is of a type; whole numbers are integers however they are written. */
function isOfType(value: Json, type: JsonType): boolean {
  switch (type) {
    case "string":
    case "number":
    case "boolean":
      return typeof value === type;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return isJsonObject(value);
  }
}
