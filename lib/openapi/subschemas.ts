/**
 * The keywords of a schema that hold other schemas, and how: one schema (or, as `items` in old drafts, a list), a list
 * of schemas, or schemas by name. Everything else in a schema is data.
 */
export const SUBSCHEMA_KEYWORDS: readonly (readonly [keyword: string, shape: "schema" | "list" | "map"])[] = [
  ["properties", "map"],
  ["patternProperties", "map"],
  ["dependentSchemas", "map"],
  ["$defs", "map"],
  ["definitions", "map"],
  ["allOf", "list"],
  ["anyOf", "list"],
  ["oneOf", "list"],
  ["prefixItems", "list"],
  ["items", "schema"],
  ["additionalItems", "schema"],
  ["additionalProperties", "schema"],
  ["propertyNames", "schema"],
  ["contains", "schema"],
  ["not", "schema"],
  ["if", "schema"],
  ["then", "schema"],
  ["else", "schema"],
  ["unevaluatedItems", "schema"],
  ["unevaluatedProperties", "schema"],
  ["contentSchema", "schema"],
];
