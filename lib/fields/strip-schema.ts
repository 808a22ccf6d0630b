import type { JsonObject } from "@/lib/json";
import type { FieldContext } from "./field-context";
import { isAnnotation } from "./schema-keywords";

/** A schema without its annotations and without the given keywords; the same object each time, so that keys agree. */
export function stripSchema(context: FieldContext, schema: JsonObject, keywords: readonly string[] = []): JsonObject {
  const kept = Object.keys(schema).filter((key) => !isAnnotation(key) && !keywords.includes(key));
  return keepKeys(context, schema, kept);
}

/** A schema without one keyword, annotations kept; the same object each time. */
export function omitKeyword(context: FieldContext, schema: JsonObject, keyword: string): JsonObject {
  return keepKeys(
    context,
    schema,
    Object.keys(schema).filter((key) => key !== keyword),
  );
}

function keepKeys(context: FieldContext, schema: JsonObject, kept: string[]): JsonObject {
  if (kept.length === Object.keys(schema).length) {
    return schema;
  }
  const cache = context.stripped.get(schema) ?? new Map<string, JsonObject>();
  context.stripped.set(schema, cache);
  const key = kept.join(",");
  const stripped = cache.get(key) ?? Object.fromEntries(kept.map((name) => [name, schema[name] ?? null]));
  cache.set(key, stripped);
  return stripped;
}
