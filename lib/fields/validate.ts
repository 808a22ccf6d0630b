import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { judge } from "./compile-zod";
import type { FieldNode } from "./field";
import type { Problem } from "./problem";

/**
 * A function that lists what is wrong with a value, with exact paths; an absent value has no problems of its own. It is
 * never stricter than JSON Schema, and what a node leaves `unchecked` passes. Load this module when it is first needed: it
 * brings zod along.
 */
export function compileValidator(node: FieldNode): (value: Json | undefined) => Problem[] {
  return (value) => (value === undefined ? [] : judge(node, withoutPrototypes(value)));
}

function withoutPrototypes(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(withoutPrototypes);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const copy: JsonObject = Object.create(null);
  for (const key of Object.keys(value)) {
    copy[key] = withoutPrototypes(value[key] ?? null);
  }
  return copy;
}
