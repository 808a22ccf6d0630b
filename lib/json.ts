/** Any value that JSON text can hold. Object members keep their insertion order. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json;
}

/** Where a value sits inside a JSON document: member names and 0-based list positions, outermost first. */
export type JsonPath = readonly (string | number)[];

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Sets a member as data, also when the key is `__proto__` (which plain assignment would turn into the prototype).
 */
export function setMember(target: JsonObject, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}

/** An object of these members, in their order; all of them are data. */
export function objectFromEntries(entries: Iterable<readonly [string, Json]>): JsonObject {
  const object: JsonObject = {};
  for (const [name, value] of entries) setMember(object, name, value);
  return object;
}

/**
 * Whether JSON text nests deeper than `limit`, counted by brackets outside of strings. For text of strangers: deep
 * values overflow the stack of every recursive reader.
 */
export function isDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") {
      if (++depth > limit) return true;
    } else if (character === "}" || character === "]") depth--;
  }
  return false;
}

/** The value that a JSON pointer (RFC 6901) leads to inside of a value; undefined when there is none. */
export function readPointer(value: Json | undefined, pointer: string): Json | undefined {
  let found = value;
  for (const segment of pointer.split("/").slice(1)) {
    const key = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(found)) found = found[Number(key)];
    else if (isJsonObject(found) && Object.hasOwn(found, key)) found = found[key];
    else return undefined;
  }
  return found;
}
