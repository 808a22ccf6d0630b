import type { Json } from "@/lib/json";

/** One schema that says what all of these say. None at all allows everything; a single one is handed back as it is. */
export function combineSchemas(schemas: Json[]): Json {
  const distinct = [...new Set(schemas)];
  const [first = true] = distinct;
  if (distinct.includes(false)) {
    return false;
  }
  return distinct.length > 1 ? { allOf: distinct } : first;
}
