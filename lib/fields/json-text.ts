import { isJsonObject, type Json } from "@/lib/json";

/**
 * JSON text of a value, indented by two spaces. Unlike `JSON.stringify` it keeps the sign of a negative zero, so that
 * parsing the text gives the same value back.
 */
export function renderJson(value: Json): string {
  return hasNegativeZero(value) ? renderValue(value, "") : JSON.stringify(value, null, 2);
}

/** Deep equality of JSON values; the order of members does not matter. Zero and negative zero are the same number. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  return compareJson(a, b, (left, right) => left === right);
}

/** Like `equalJson`, but tells zero from negative zero. */
export function identicalJson(a: Json | undefined, b: Json | undefined): boolean {
  return compareJson(a, b, Object.is);
}

function compareJson(a: Json | undefined, b: Json | undefined, same: (a: unknown, b: unknown) => boolean): boolean {
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((item, index) => compareJson(item, b[index], same));
  }
  if (isJsonObject(a)) {
    if (!isJsonObject(b)) {
      return false;
    }
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && compareJson(a[key], b[key], same))
    );
  }
  return same(a, b);
}

function hasNegativeZero(value: Json): boolean {
  if (Array.isArray(value)) {
    return value.some(hasNegativeZero);
  }
  return isJsonObject(value) ? Object.values(value).some(hasNegativeZero) : Object.is(value, -0);
}

function renderValue(value: Json, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => inner + renderValue(item, inner));
    return items.length === 0 ? "[]" : `[\n${items.join(",\n")}\n${indent}]`;
  }
  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, member]) => {
      return `${inner}${JSON.stringify(key)}: ${renderValue(member, inner)}`;
    });
    return members.length === 0 ? "{}" : `{\n${members.join(",\n")}\n${indent}}`;
  }
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}
