import type { JsonObject } from "@/lib/json";
import type { FieldContext } from "./field-context";
import { isAnnotation } from "./schema-keywords";

/** A schema without its annotations and without the given keywords; the same object each time, so that keys agree. */
export function stripSchema(context: FieldContext, schema: JsonObject, keywords: readonly string[] = []): JsonObject {
  const kept = Object.keys(schema).filter((key) => !isAnnotation(key) && !keywords.includes(key));
  if (kept.length === Object.keys(schema).length) {
    return schema;
  }
  const cache = context.stripped.get(schema) ?? new Map<string, JsonObject>();
  context.stripped.set(schema, cache);
  const key = keywords.join(",");
  const stripped = cache.get(key) ?? Object.fromEntries(kept.map((name) => [name, schema[name] ?? null]));
  cache.set(key, stripped);
  return stripped;
}
