import { isJsonObject, type Json, type JsonObject, type JsonPath } from "@/lib/json";

/** Keywords whose value is one schema. */
export const SCHEMA_KEYWORDS = [
  "items",
  "additionalProperties",
  "propertyNames",
  "contains",
  "not",
  "if",
  "then",
  "else",
  "additionalItems",
  "unevaluatedItems",
  "unevaluatedProperties",
  "contentSchema",
] as const;

/** Keywords whose value is a list of schemas. */
export const SCHEMA_LIST_KEYWORDS = ["anyOf", "oneOf", "allOf", "prefixItems"] as const;

/** Keywords whose value holds schemas by name. */
export const SCHEMA_MAP_KEYWORDS = [
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
] as const;

export interface Subschema {
  path: JsonPath;
  schema: Json;
}

/** The schemas directly inside of a schema, by position: a property may be called like a keyword. */
export function listSubschemas(schema: JsonObject, path: JsonPath = []): Subschema[] {
  const found: Subschema[] = [];
  for (const keyword of SCHEMA_KEYWORDS) {
    const value = schema[keyword];
    // `items` was a list of schemas in older drafts.
    if (keyword === "items" && Array.isArray(value)) {
      value.forEach((item, index) => {
        found.push({ path: [...path, keyword, index], schema: item });
      });
    } else if (value !== undefined && Object.hasOwn(schema, keyword)) {
      found.push({ path: [...path, keyword], schema: value });
    }
  }
  for (const keyword of SCHEMA_LIST_KEYWORDS) {
    const list = schema[keyword];
    if (Array.isArray(list)) {
      list.forEach((item, index) => {
        found.push({ path: [...path, keyword, index], schema: item });
      });
    }
  }
  for (const keyword of SCHEMA_MAP_KEYWORDS) {
    const map = schema[keyword];
    if (!isJsonObject(map)) continue;
    for (const [name, member] of Object.entries(map)) found.push({ path: [...path, keyword, name], schema: member });
  }
  return found;
}
