import { isJsonObject, type Json, type JsonObject, type JsonPath, setMember } from "@/lib/json";
import type { SchemaRemark } from "./schema-remark";
import { listSubschemas } from "./subschemas";

/**
 * Keywords that providers' strict modes take (the documents on structured outputs of OpenAI, which others follow). What
 * else stands in a schema makes them refuse the request.
 */
const SUPPORTED = new Set([
  ...["type", "properties", "required", "additionalProperties", "items", "enum", "const", "anyOf", "$ref", "$defs"],
  ...["definitions", "title", "description", "pattern", "format", "multipleOf", "minimum", "maximum"],
  ...["exclusiveMinimum", "exclusiveMaximum", "minItems", "maxItems", "$schema", "$id", "$comment"],
]);
/** Keywords that only describe: without them the same values fit. */
const DESCRIBING = new Set(["default", "examples", "example", "deprecated", "readOnly", "writeOnly"]);

const MAX_LEVELS = 10;
const MAX_PROPERTIES = 5_000;

/** What keeps a schema from being used in strict mode, each with its place and in words. */
export function checkStrict(schema: Json): SchemaRemark[] {
  const remarks: SchemaRemark[] = [];
  const say = (path: JsonPath, message: string) => remarks.push({ path, message, severity: "error" });
  if (!isJsonObject(schema)) return [{ path: [], message: "Must be an object schema", severity: "error" }];
  if (schema.anyOf !== undefined || schema.oneOf !== undefined)
    say([], "The outermost schema must be an object, not a choice");
  else if (schema.type !== "object" && schema.$ref === undefined) say(["type"], 'The outermost type must be "object"');
  let properties = 0;
  const visit = (value: Json, path: JsonPath, level: number) => {
    if (!isJsonObject(value)) return;
    const isDeclaring = isObjectSchema(value);
    const members = isJsonObject(value.properties) ? Object.keys(value.properties) : [];
    properties += members.length;
    if (isDeclaring && level === MAX_LEVELS + 1) say(path, `Nests more than ${MAX_LEVELS} levels of objects`);
    if (isDeclaring && value.additionalProperties !== false) {
      say([...path, "additionalProperties"], "Must be false: strict objects have no further properties");
    }
    const required = Array.isArray(value.required) ? value.required : [];
    for (const name of isDeclaring ? members.filter((member) => !required.includes(member)) : []) {
      say([...path, "properties", name], "Must be required; let it be null where it may be left out");
    }
    for (const keyword of Object.keys(value)) {
      if (SUPPORTED.has(keyword)) continue;
      say([...path, keyword], `"${keyword}" is not supported in strict mode`);
    }
    for (const inner of listSubschemas(value, path)) {
      if (inner.path.at(-1) !== "additionalProperties") visit(inner.schema, inner.path, level + (isDeclaring ? 1 : 0));
    }
  };
  visit(schema, [], 1);
  if (properties > MAX_PROPERTIES) say([], `Has ${properties} properties; strict mode takes at most ${MAX_PROPERTIES}`);
  return remarks;
}

/**
 * The schema as strict mode wants it, as far as that leaves the fitting values the same in kind: objects are closed,
 * optional properties become required and may be null, `oneOf` becomes `anyOf`, a lone `allOf` is merged, and what only
 * describes or bounds in ways that strict mode does not know is left out. What would change the meaning stays, and
 * `checkStrict` still names it.
 */
export function makeStrict(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const merged = mergeLoneAllOf(schema);
  const isDeclaring = isObjectSchema(merged);
  const required = Array.isArray(merged.required) ? merged.required : [];
  const strict: JsonObject = {};
  for (const [keyword, value] of Object.entries(merged)) {
    if (DESCRIBING.has(keyword) || DROPPED_BOUNDS.has(keyword)) continue;
    const name = keyword === "oneOf" && merged.anyOf === undefined ? "anyOf" : keyword;
    setMember(strict, name, strictMember(keyword, value, isDeclaring ? required : undefined));
  }
  if (isDeclaring) {
    strict.type ??= "object";
    strict.properties ??= {};
    strict.required = Object.keys(isJsonObject(strict.properties) ? strict.properties : {});
    strict.additionalProperties = false;
  }
  return strict;
}

/** Bounds that strict mode does not take: the model is told by the description at best. */
const DROPPED_BOUNDS = new Set([
  ...["minLength", "maxLength", "uniqueItems", "minProperties", "maxProperties", "propertyNames"],
  ...["contains", "minContains", "maxContains", "unevaluatedProperties", "unevaluatedItems"],
]);

function strictMember(keyword: string, value: Json, required: Json[] | undefined): Json {
  if (keyword === "properties" && isJsonObject(value)) {
    return mapMembers(value, (name, member) => {
      const strict = makeStrict(member);
      return required && !required.includes(name) ? orNull(strict) : strict;
    });
  }
  if ((keyword === "$defs" || keyword === "definitions") && isJsonObject(value)) {
    return mapMembers(value, (_, member) => makeStrict(member));
  }
  if (keyword === "items") return Array.isArray(value) ? value : makeStrict(value);
  if ((keyword === "anyOf" || keyword === "oneOf") && Array.isArray(value)) return value.map(makeStrict);
  return value;
}

function mapMembers(object: JsonObject, change: (name: string, value: Json) => Json): JsonObject {
  const changed: JsonObject = {};
  for (const [name, value] of Object.entries(object)) setMember(changed, name, change(name, value));
  return changed;
}

/** The same schema, or null. */
function orNull(schema: Json): Json {
  if (!isJsonObject(schema)) return schema;
  const { type } = schema;
  const enumeration: JsonObject =
    Array.isArray(schema.enum) && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
  if (schema.const !== undefined || (type === undefined && schema.anyOf === undefined && schema.enum === undefined)) {
    return isNullable(schema) ? schema : { anyOf: [schema, { type: "null" }] };
  }
  if (Array.isArray(schema.anyOf)) {
    return isNullable(schema) ? schema : { ...schema, anyOf: [...schema.anyOf, { type: "null" }] };
  }
  if (type === undefined) return { ...schema, ...enumeration };
  const types = Array.isArray(type) ? type : [type];
  return { ...schema, type: types.includes("null") ? types : [...types, "null"], ...enumeration };
}

function isNullable(schema: JsonObject): boolean {
  const alternatives = Array.isArray(schema.anyOf) ? schema.anyOf : [];
  return (
    schema.const === null ||
    schema.type === "null" ||
    (Array.isArray(schema.type) && schema.type.includes("null")) ||
    alternatives.some((member) => isJsonObject(member) && isNullable(member))
  );
}

function mergeLoneAllOf(schema: JsonObject): JsonObject {
  const { allOf, ...rest } = schema;
  const [only, ...others] = Array.isArray(allOf) ? allOf : [];
  const clashes = isJsonObject(only) && Object.keys(only).some((key) => Object.hasOwn(rest, key));
  return isJsonObject(only) && others.length === 0 && !clashes ? { ...only, ...rest } : schema;
}

function isObjectSchema(schema: JsonObject): boolean {
  const { type } = schema;
  return type === "object" || (Array.isArray(type) && type.includes("object")) || isJsonObject(schema.properties);
}
