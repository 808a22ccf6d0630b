import { isJsonObject, type Json, type JsonObject, type JsonPath, readPointer } from "@/lib/json";
import { findNearWord } from "./near-word";
import type { SchemaRemark } from "./schema-remark";
import { listSubschemas, SCHEMA_KEYWORDS, SCHEMA_LIST_KEYWORDS, SCHEMA_MAP_KEYWORDS } from "./subschemas";

const TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];

const COUNTS = ["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"];
const NUMBERS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const TEXTS = ["$schema", "$id", "$ref", "$comment", "title", "description", "format", "pattern", "contentEncoding"];
const FLAGS = ["uniqueItems", "deprecated", "readOnly", "writeOnly"];
const PAIRS = [
  ["minLength", "maxLength"],
  ["minItems", "maxItems"],
  ["minProperties", "maxProperties"],
  ["minimum", "maximum"],
] as const;

const KEYWORDS = new Set<string>([
  ...SCHEMA_KEYWORDS,
  ...SCHEMA_LIST_KEYWORDS,
  ...SCHEMA_MAP_KEYWORDS,
  ...COUNTS,
  ...NUMBERS,
  ...TEXTS,
  ...FLAGS,
  ...["type", "enum", "const", "required", "default", "example", "examples", "dependentRequired", "dependencies"],
  ...["$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "contentMediaType", "nullable", "discriminator"],
  ...["minContains", "maxContains"],
]);

/** Schemas that people write nest some levels deep; text of strangers may nest more, and is not followed there. */
const MAX_DEPTH = 100;
const MAX_REMARKS = 100;

/**
 * What is wrong with a JSON Schema itself, before any value is checked against it: keywords of the wrong type, names that
 * are required but not described, references that lead nowhere, bounds that nothing can meet, misspelt keywords. Keywords
 * of other vocabularies are left alone.
 */
export function checkSchema(schema: Json): SchemaRemark[] {
  const remarks: SchemaRemark[] = [];
  visit(schema, [], schema, (remark) => {
    if (remarks.length < MAX_REMARKS) remarks.push(remark);
  });
  return remarks;
}

type Report = (remark: SchemaRemark) => void;

function visit(schema: Json, path: JsonPath, root: Json, report: Report): void {
  if (typeof schema === "boolean" || path.length > MAX_DEPTH * 2) return;
  if (!isJsonObject(schema)) {
    report({ path, message: `Must be a schema: an object, true or false, not ${jsonWord(schema)}`, severity: "error" });
    return;
  }
  const error = (keyword: string, message: string) => report({ path: [...path, keyword], message, severity: "error" });
  const warn = (keyword: string, message: string) => report({ path: [...path, keyword], message, severity: "warning" });
  checkType(schema, error);
  checkShapes(schema, error);
  checkRequired(schema, error, warn);
  checkValues(schema, error, warn);
  checkBounds(schema, error, warn);
  checkReference(schema, root, error);
  for (const keyword of Object.keys(schema)) {
    const near = KEYWORDS.has(keyword) ? undefined : findNearWord(keyword, KEYWORDS);
    if (near !== undefined) warn(keyword, `Not a keyword of JSON Schema; is "${near}" meant?`);
  }
  for (const inner of listSubschemas(schema, path)) visit(inner.schema, inner.path, root, report);
}

type Say = (keyword: string, message: string) => void;

function checkType(schema: JsonObject, error: Say): void {
  const { type } = schema;
  if (type === undefined) return;
  const types = Array.isArray(type) ? type : [type];
  if (types.length === 0) error("type", "Needs at least one type");
  for (const name of types) {
    if (typeof name === "string" && TYPES.includes(name)) continue;
    const near = typeof name === "string" ? (ALIASES[name] ?? findNearWord(name, TYPES)) : undefined;
    error(
      "type",
      `${JSON.stringify(name)} is not a type; ${near ? `is "${near}" meant?` : `types are ${TYPES.join(", ")}`}`,
    );
  }
  if (new Set(types).size < types.length) error("type", "Names a type twice");
}

/** What other languages call the types. */
const ALIASES: Record<string, string> = {
  any: "object",
  bool: "boolean",
  date: "string",
  dict: "object",
  float: "number",
  double: "number",
  int: "integer",
  list: "array",
  map: "object",
  None: "null",
  str: "string",
  text: "string",
};

function checkShapes(schema: JsonObject, error: Say): void {
  const expect = (keywords: readonly string[], what: string, fits: (value: Json) => boolean) => {
    for (const keyword of keywords) {
      const value = schema[keyword];
      if (value !== undefined && !fits(value)) error(keyword, `Must be ${what}, not ${jsonWord(value)}`);
    }
  };
  expect(SCHEMA_MAP_KEYWORDS, "an object of schemas by name", isJsonObject);
  expect(SCHEMA_LIST_KEYWORDS, "a list of at least one schema", (value) => Array.isArray(value) && value.length > 0);
  expect(COUNTS, "a whole number from 0 up", (value) => Number.isInteger(value) && Number(value) >= 0);
  expect(NUMBERS, "a number", (value) => typeof value === "number" || typeof value === "boolean");
  expect(TEXTS, "text", (value) => typeof value === "string");
  expect(FLAGS, "true or false", (value) => typeof value === "boolean");
  if (typeof schema.multipleOf === "number" && schema.multipleOf <= 0) error("multipleOf", "Must be more than 0");
  if (typeof schema.pattern === "string" && !isPattern(schema.pattern)) {
    error("pattern", "Not a regular expression that can be read");
  }
  for (const pattern of isJsonObject(schema.patternProperties) ? Object.keys(schema.patternProperties) : []) {
    if (!isPattern(pattern)) error("patternProperties", `"${pattern}" is not a regular expression that can be read`);
  }
}

function checkRequired(schema: JsonObject, error: Say, warn: Say): void {
  const { required } = schema;
  if (required === undefined) return;
  if (typeof required === "boolean") {
    error("required", "Must be a list of names, on the object that has the property");
    return;
  }
  if (!Array.isArray(required) || required.some((name) => typeof name !== "string")) {
    error("required", "Must be a list of property names");
    return;
  }
  if (new Set(required).size < required.length) error("required", "Names a property twice");
  // Names may be described by another part of a composition.
  const isComposed = ["allOf", "anyOf", "oneOf", "$ref", "patternProperties"].some((key) => key in schema);
  const { properties } = schema;
  if (isComposed || isJsonObject(schema.additionalProperties) || !isJsonObject(properties)) {
    if (required.length > 0 && properties === undefined && !isComposed && schema.type === "object") {
      warn("required", "Requires properties that are not described: there is no properties");
    }
    return;
  }
  for (const name of required) {
    if (typeof name !== "string" || Object.hasOwn(properties, name)) continue;
    const near = findNearWord(name, Object.keys(properties));
    const hint = near === undefined ? "" : `; is "${near}" meant?`;
    if (schema.additionalProperties === false) error("required", `"${name}" is required but not allowed${hint}`);
    else warn("required", `"${name}" is required but not described under properties${hint}`);
  }
}

function checkValues(schema: JsonObject, error: Say, warn: Say): void {
  const values = schema.enum;
  if (values !== undefined) {
    if (!Array.isArray(values)) error("enum", "Must be a list of values");
    else if (values.length === 0) error("enum", "Needs at least one value: nothing fits an empty list");
    else {
      if (new Set(values.map((value) => JSON.stringify(value))).size < values.length)
        warn("enum", "Lists a value twice");
      const wrong = values.find((value) => !fitsType(schema.type, value));
      if (wrong !== undefined) warn("enum", `${short(wrong)} never fits: it is not of type ${typeWords(schema.type)}`);
    }
  }
  for (const keyword of ["const", "default"] as const) {
    const value = schema[keyword];
    if (value !== undefined && !fitsType(schema.type, value)) {
      warn(keyword, `${short(value)} is not of type ${typeWords(schema.type)}`);
    }
  }
  if (schema.examples !== undefined && !Array.isArray(schema.examples)) error("examples", "Must be a list");
}

function checkBounds(schema: JsonObject, error: Say, warn: Say): void {
  for (const [least, most] of PAIRS) {
    const [low, high] = [schema[least], schema[most]];
    if (typeof low === "number" && typeof high === "number" && low > high) {
      error(least, `Nothing fits: ${low} is more than ${most} ${high}`);
    }
  }
  const { type } = schema;
  if (typeof type !== "string") return;
  const misplaced: [keywords: string[], types: string[]][] = [
    [["properties", "required", "additionalProperties", "patternProperties"], ["object"]],
    [["items", "prefixItems", "minItems", "maxItems", "uniqueItems"], ["array"]],
    [["minLength", "maxLength", "pattern"], ["string"]],
    [
      ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
      ["number", "integer"],
    ],
  ];
  for (const [keywords, types] of misplaced) {
    for (const keyword of keywords) {
      const isTold = keyword === "required" && typeof schema.required === "boolean";
      if (schema[keyword] !== undefined && !types.includes(type) && !isTold) {
        warn(keyword, `Has no effect: the type is ${type}, not ${types.join(" or ")}`);
      }
    }
  }
}

function checkReference(schema: JsonObject, root: Json, error: Say): void {
  const reference = schema.$ref;
  if (typeof reference !== "string") return;
  if (reference === "#") return;
  if (!reference.startsWith("#/")) {
    if (!reference.startsWith("#")) error("$ref", "Leads out of this schema, where nobody looks it up");
    return;
  }
  if (readPointer(root, decodePointer(reference.slice(1))) === undefined) {
    error("$ref", "Leads nowhere in this schema");
  }
}

function decodePointer(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u").source !== "";
  } catch {
    return false;
  }
}

function fitsType(type: Json | undefined, value: Json): boolean {
  const types = Array.isArray(type) ? type : type === undefined ? [] : [type];
  if (types.length === 0 || !types.every((name) => typeof name === "string" && TYPES.includes(name))) return true;
  return types.some((name) => {
    switch (name) {
      case "null":
        return value === null;
      case "array":
        return Array.isArray(value);
      case "object":
        return isJsonObject(value);
      case "integer":
        return Number.isInteger(value);
      default:
        return typeof value === name;
    }
  });
}

function typeWords(type: Json | undefined): string {
  return Array.isArray(type) ? type.join(" or ") : String(type);
}

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function jsonWord(value: Json): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  return isJsonObject(value) ? "an object" : typeof value === "string" ? "text" : String(value);
}
