import { isJsonObject, type Json, type JsonObject } from "@/lib/json";

/** An own member of an object; never something inherited, whatever the key is called. */
export function readMember(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A member that is text; undefined for anything else. */
export function readString(object: JsonObject, key: string): string | undefined {
  const value = readMember(object, key);
  return typeof value === "string" ? value : undefined;
}

/** A member that is text with something in it, without surrounding white space. */
export function readText(object: JsonObject, key: string): string | undefined {
  return readString(object, key)?.trim() || undefined;
}

/** A member that is a finite number; undefined for anything else. */
export function readNumber(object: JsonObject, key: string): number | undefined {
  const value = readMember(object, key);
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A member that is `true` or `false`; undefined for anything else. */
export function readBoolean(object: JsonObject, key: string): boolean | undefined {
  const value = readMember(object, key);
  return typeof value === "boolean" ? value : undefined;
}

/** A member that is an object; undefined for anything else. */
export function readObject(object: JsonObject, key: string): JsonObject | undefined {
  const value = readMember(object, key);
  return isJsonObject(value) ? value : undefined;
}

/** A member that is a list; empty for anything else. */
export function readList(object: JsonObject, key: string): Json[] {
  const value = readMember(object, key);
  return Array.isArray(value) ? value : [];
}

/** The texts of a member that is a list of texts; other items are left out. */
export function readStrings(object: JsonObject, key: string): string[] {
  return readList(object, key).filter((item) => typeof item === "string");
}
