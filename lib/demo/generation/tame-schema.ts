import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import type { Schema } from "@/lib/openapi/operation";

const LONGEST_PATTERN = 200;
const MOST_OPTIONS = 6;

/**
 * A schema of a stranger without the patterns that could keep a regular expression engine busy for ever. Without its
 * pattern a text may come out wrong, which is the lesser evil. They are also taken out of what may only be data, because a
 * reference can point there.
 */
export function tameSchema(schema: Schema): Schema {
  return isJsonObject(schema) ? tameMembers(schema) : schema;
}

function tameMembers(object: JsonObject): JsonObject {
  const copy: JsonObject = {};
  for (const [key, value] of Object.entries(object)) {
    if (key !== "pattern" || typeof value !== "string" || isTamePattern(value)) {
      setMember(copy, key, tameValue(value));
    }
  }
  return copy;
}

function tameValue(value: Json): Json {
  return Array.isArray(value) ? value.map(tameValue) : isJsonObject(value) ? tameMembers(value) : value;
}

/** Backtracking grows with repeated groups, with repetitions beside each other and with optional parts. */
function isTamePattern(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, "_").replace(/\[[^\]]*\]/g, "_");
  const repetitions = plain.match(/[*+]|\{\d*,/g)?.length ?? 0;
  const options = plain.match(/\?/g)?.length ?? 0;
  // Without an anchor every position of the text is a new start.
  const isAnchored = plain.startsWith("^") && !plain.includes("|");
  return (
    pattern.length <= LONGEST_PATTERN &&
    !/\)[*+{]/.test(plain) &&
    options <= MOST_OPTIONS &&
    repetitions <= (isAnchored ? 2 : 1)
  );
}
