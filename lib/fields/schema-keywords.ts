/** Keywords that say something about a schema without changing which values it takes. */
const ANNOTATIONS = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "externalDocs",
  "xml",
  "nullable",
  "discriminator",
]);

/** Keywords that hold or name schemas for others to refer to; here they say nothing. */
const PLUMBING = new Set([
  "$ref",
  "allOf",
  "$defs",
  "definitions",
  "$id",
  "$schema",
  "$comment",
  "$anchor",
  "$vocabulary",
]);

/** Keywords that give a value its members or forms, so that two schemas with them make a composition. */
const SHAPE = new Set([
  "properties",
  "patternProperties",
  "additionalProperties",
  "items",
  "prefixItems",
  "oneOf",
  "anyOf",
  "enum",
  "const",
  "$ref",
  "allOf",
]);

/** What the field tree does not model. A value is never wrong here because of these; the server decides. */
const UNCHECKED = [
  "not",
  "if",
  "dependentRequired",
  "dependentSchemas",
  "dependencies",
  "unevaluatedProperties",
  "unevaluatedItems",
  "contains",
  "minContains",
  "maxContains",
  "contentSchema",
  "$recursiveRef",
] as const;

/** Known values of an open enumeration (Zalando's guidelines); also how merged unions hand theirs on. */
export const OPEN_ENUM = "x-extensible-enum";
/** Display names of an enumeration's values, as code generators read them. */
export const ENUM_NAMES = ["x-enum-varnames", "x-enumNames", "x-enum-names"] as const;

/** Whether the keyword only describes. Extensions do, apart from those that name an enumeration's values. */
export function isAnnotation(keyword: string): boolean {
  const isEnumExtension = keyword === OPEN_ENUM || ENUM_NAMES.some((name) => name === keyword);
  return ANNOTATIONS.has(keyword) || (keyword.startsWith("x-") && !isEnumExtension);
}

/** Whether the keyword belongs to the schema's wiring (`$ref`, `allOf`, `$defs`) instead of its meaning. */
export function isPlumbing(keyword: string): boolean {
  return PLUMBING.has(keyword);
}

/** Whether a schema gives the value a shape of its own, instead of narrowing or describing another one. */
export function addsShape(schema: object): boolean {
  return Object.keys(schema).some((keyword) => SHAPE.has(keyword));
}

/** The keywords of a schema that the tree does not model. */
export function listUnchecked(schema: object): string[] {
  return UNCHECKED.filter((keyword) => Object.hasOwn(schema, keyword));
}
