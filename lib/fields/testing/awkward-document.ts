import type { JsonObject } from "@/lib/json";

const text = { type: "string" };
const tagged = (tag: string, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties: { type: { const: tag }, ...more },
  required: ["type", ...Object.keys(more)],
});

/** Schemas in the spellings that real descriptions use and that trip form builders. */
const schemas: JsonObject = {
  "sets of required members": {
    type: "object",
    properties: { a: text, b: text, c: { type: "number" } },
    anyOf: [{ required: ["a"] }, { required: ["b", "c"] }],
  },
  "required without a property": { type: "object", required: ["x", "__proto__"], properties: { a: text } },
  "names of Object.prototype": {
    type: "object",
    properties: { constructor: text, toString: { type: "number" }, hasOwnProperty: { type: "boolean" } },
    required: ["valueOf"],
    additionalProperties: { type: "integer" },
  },
  "closed by one of allOf": {
    allOf: [
      { type: "object", properties: { a: text }, required: ["a"] },
      { properties: { a: { minLength: 2 }, b: { type: "integer" } }, additionalProperties: true },
    ],
  },
  "closed and open": { allOf: [{ properties: { a: text }, additionalProperties: false }, { properties: { b: text } }] },
  "reference with siblings": { $ref: "#/components/schemas/node", required: ["next"], minProperties: 2 },
  node: {
    type: "object",
    properties: { value: { type: ["number", "null"] }, next: { $ref: "#/components/schemas/node" } },
    required: ["value"],
  },
  "list of itself": { type: "array", items: { $ref: "#/components/schemas/list of itself" }, maxItems: 3 },
  "declared tag": {
    oneOf: [{ $ref: "#/components/schemas/cat" }, { $ref: "#/components/schemas/dog" }],
    discriminator: {
      propertyName: "kind",
      mapping: { cat: "#/components/schemas/cat", dog: "#/components/schemas/dog" },
    },
  },
  cat: { type: "object", properties: { kind: text, lives: { type: "integer" } }, required: ["kind", "lives"] },
  dog: { type: "object", properties: { kind: text, barks: { type: "boolean" } }, required: ["kind", "barks"] },
  "inferred tag": { anyOf: [tagged("a", { x: text }), tagged("b", { y: { type: "number" } }), { type: "string" }] },
  "optional tag": {
    anyOf: [
      { type: "object", properties: { type: { const: "a", default: "a" }, x: text } },
      { type: "object", properties: { type: { const: "b", default: "b" }, x: { type: "number" } } },
    ],
  },
  "tag and type": { oneOf: [{ enum: ["none", "auto"] }, tagged("function", { name: text }), { type: "null" }] },
  "no tag": {
    anyOf: [
      { type: "object", properties: { a: text }, required: ["a"], additionalProperties: false },
      { type: "object", properties: { a: { type: "integer" }, b: text }, additionalProperties: false },
      { type: "array", items: { anyOf: [text, { type: "integer" }] } },
      { type: "array", items: { type: "array", items: { type: "integer" } } },
    ],
  },
  "overlapping oneOf": {
    oneOf: [
      { type: "number", minimum: 0 },
      { type: "number", multipleOf: 2 },
    ],
  },
  "nested unions": {
    anyOf: [{ anyOf: [text, { type: "null" }] }, { oneOf: [{ type: "boolean" }, { type: "array", items: text }] }],
  },
  "alternatives beside properties": {
    type: "object",
    properties: { shared: text },
    required: ["shared"],
    oneOf: [
      { properties: { x: { type: "integer" } }, required: ["x"] },
      { properties: { y: { type: "integer" } }, required: ["y"] },
    ],
  },
  "both anyOf and oneOf": { anyOf: [{ type: "number" }, text], oneOf: [{ minimum: 3 }, { maxLength: 3 }] },
  "types without keywords of their own": { type: ["string", "integer", "null"], minLength: 2, minimum: 5 },
  untyped: { properties: { a: { minimum: 3 }, b: { pattern: "^x" }, c: { items: text } }, required: ["a"] },
  "untyped list": { items: { type: "integer" }, minItems: 2, uniqueItems: true },
  tuple: { type: "array", prefixItems: [text, { type: "integer" }], items: false },
  "tuple with rest": { type: "array", prefixItems: [text], items: { type: "boolean" }, minItems: 2 },
  "map with name rules": {
    type: "object",
    additionalProperties: text,
    propertyNames: { maxLength: 3, pattern: "^[a-z]" },
    maxProperties: 2,
  },
  "pattern properties": {
    type: "object",
    patternProperties: { "^x-": { type: "integer" } },
    additionalProperties: false,
  },
  conditions: {
    type: "object",
    properties: { a: text, b: text },
    if: { required: ["a"] },
    else: { required: ["b"] },
    dependentRequired: { b: ["a"] },
  },
  exclusions: { type: "string", not: { const: "x" } },
  unevaluated: { type: "object", properties: { a: text }, unevaluatedProperties: false },
  contains: { type: "array", contains: { const: 1 }, minContains: 1 },
  "objects in an enum": { enum: [{ a: 1, b: [0] }, [1, 2], "x", null, -0] },
  "constant object": { const: { b: 1, a: { c: [] } } },
  "null only": { type: "null" },
  "null beside an enum": { type: ["string", "null"], enum: ["a", "b", null] },
  never: false,
  "a member that can never be": { type: "object", properties: { a: false, b: true } },
  bounds: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 10, multipleOf: 0.1 },
  "huge whole numbers": { type: "integer", minimum: -1e300, maximum: 1e300 },
  characters: { type: "string", minLength: 2, maxLength: 3, pattern: "^\\p{L}|\\p{Extended_Pictographic}" },
  "binary text": {
    type: "object",
    properties: { file: { type: "string", format: "binary" }, name: text },
    required: ["file"],
  },
  "read and write only": {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, secret: { type: "string", writeOnly: true } },
    required: ["id", "secret"],
  },
  "properties called like keywords": {
    type: "object",
    properties: {
      type: text,
      properties: { type: "array" },
      required: { type: "boolean" },
      $ref: text,
      enum: { type: "integer" },
    },
    required: ["$ref"],
  },
  "open enumeration": { anyOf: [{ type: "string", enum: ["a", "b"] }, text] },
  formats: {
    type: "object",
    properties: {
      at: { type: "string", format: "date-time" },
      day: { type: "string", format: "date" },
      id: { type: "string", format: "uuid" },
      url: { type: "string", format: "uri" },
      mail: { type: "string", format: "email" },
      odd: { type: "string", format: "constructor" },
    },
  },
};

/** An API description with one operation for each of the awkward schemas. */
export const awkwardDocument: JsonObject = {
  openapi: "3.1.0",
  info: { title: "Awkward", version: "1" },
  paths: Object.fromEntries(
    Object.keys(schemas).map((name, index) => [
      `/${index}`,
      {
        post: {
          summary: name,
          requestBody: {
            content: { "application/json": { schema: { $ref: `#/components/schemas/${encodeURI(name)}` } } },
          },
          responses: { "204": { description: "Done" } },
        },
      },
    ]),
  ),
  components: { schemas },
};
