import Ajv2020 from "ajv/dist/2020";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import { checkSchema } from "./check-schema";

const weather: Json = {
  type: "object",
  description: "Where",
  properties: {
    location: { type: "string", minLength: 1, pattern: "^\\p{L}" },
    unit: { type: ["string", "null"], enum: ["c", "f", null] },
    // Properties may be called like keywords.
    required: { type: "boolean" },
    type: { $ref: "#/$defs/kind" },
    items: { type: "array", items: { anyOf: [{ type: "integer" }, true] } },
  },
  required: ["location"],
  additionalProperties: false,
  $defs: { kind: { const: "a" } },
  "x-anything": { type: 5 },
};

const broken: [schema: Json, at: string, message: RegExp][] = [
  [[], "", /Must be a schema/],
  [{ type: "int" }, "type", /is "integer" meant/],
  [{ type: "strng" }, "type", /is "string" meant/],
  [{ type: ["string", "string"] }, "type", /twice/],
  [{ type: [] }, "type", /at least one/],
  [{ properties: ["a"] }, "properties", /object of schemas/],
  [{ properties: { a: "string" } }, "properties/a", /Must be a schema/],
  [{ properties: { a: { type: "string", required: true } } }, "properties/a/required", /on the object that has/],
  [{ properties: { a: {} }, required: ["a", 1] }, "required", /list of property names/],
  [{ properties: { a: {} }, required: ["a", "a"] }, "required", /twice/],
  [{ properties: { a: {} }, required: ["b"], additionalProperties: false }, "required", /not allowed/],
  [{ enum: [] }, "enum", /at least one/],
  [{ enum: "a" }, "enum", /list of values/],
  [{ anyOf: [] }, "anyOf", /at least one schema/],
  [{ anyOf: [{ type: "x" }] }, "anyOf/0/type", /not a type/],
  [{ minLength: -1 }, "minLength", /from 0 up/],
  [{ minItems: 3, maxItems: 2 }, "minItems", /Nothing fits/],
  [{ minimum: "1" }, "minimum", /a number/],
  [{ multipleOf: 0 }, "multipleOf", /more than 0/],
  [{ pattern: "(" }, "pattern", /regular expression/],
  [{ $ref: "#/$defs/none", $defs: {} }, "$ref", /nowhere/],
  [{ $ref: "https://example.com/a.json" }, "$ref", /out of this schema/],
  [{ description: 5 }, "description", /text/],
];

const doubtful: [schema: Json, at: string, message: RegExp][] = [
  [{ type: "object", propertes: {} }, "propertes", /is "properties" meant/],
  [{ type: "object", properties: { location: {} }, required: ["locaton"] }, "required", /is "location" meant/],
  [{ type: "string", enum: ["a", 1] }, "enum", /never fits/],
  [{ type: "string", properties: {} }, "properties", /no effect/],
  [{ type: "integer", default: "1" }, "default", /not of type integer/],
];

describe("checkSchema", () => {
  it("finds nothing in a good schema", () => {
    expect(checkSchema(weather)).toEqual([]);
    expect(checkSchema(true)).toEqual([]);
  });

  it.each([
    ...broken.map(([schema, at, message]) => ({ schema, at, message, severity: "error" })),
    ...doubtful.map(([schema, at, message]) => ({ schema, at, message, severity: "warning" })),
  ])("says what is wrong with $schema", ({ schema, at, message, severity }) => {
    expect(checkSchema(schema)).toEqual([
      { path: expect.anything(), message: expect.stringMatching(message), severity },
    ]);
    expect(checkSchema(schema)[0]?.path.join("/")).toBe(at);
  });

  it("calls an error nothing that the official schema of schemas allows, apart from what can never be used", () => {
    const ajv = new Ajv2020({ strict: false });
    const unusable = /out of this schema|nowhere|Nothing fits|not allowed|an empty list|regular expression/;
    for (const [schema] of [...broken, ...doubtful, [weather] as const]) {
      const errors = checkSchema(schema).filter(
        ({ severity, message }) => severity === "error" && !unusable.test(message),
      );
      if (errors.length > 0) expect(ajv.validateSchema(schema as object), JSON.stringify(schema)).toBe(false);
    }
  });

  it("ends with schemas that nest without end", () => {
    let deep: Json = { type: "nothing" };
    for (let level = 0; level < 2_000; level++) deep = { items: deep };
    expect(checkSchema(deep)).toEqual([]);
  });
});
