import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/json";
import { sampleSchema } from "./sample-schema";

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });
const text = { type: "string" };

function nest(depth: number, inner: JsonObject): JsonObject {
  return depth === 0 ? inner : { type: "array", minItems: 20, items: nest(depth - 1, inner) };
}

describe("sampleSchema", () => {
  it.each<[string, JsonObject]>([
    ["nothing", {}],
    [
      "bounds",
      { type: "object", properties: { n: { type: "number", exclusiveMinimum: 3, maximum: 3.5 } }, required: ["n"] },
    ],
    [
      "lengths",
      { type: "object", properties: { s: { type: "string", minLength: 12, maxLength: 12 } }, required: ["s"] },
    ],
    [
      "closed objects",
      { type: "object", additionalProperties: false, properties: { a: text, b: { type: "boolean" } } },
    ],
    ["optional members", { type: "object", properties: { a: text, list: { type: "array", items: { const: 4 } } } }],
    [
      "a safe pattern",
      { type: "object", properties: { id: { type: "string", pattern: "^[a-z]{3}_\\d+$" } }, required: ["id"] },
    ],
    [
      "references",
      {
        $defs: { a: { enum: ["x", "y"] } },
        type: "array",
        items: { $ref: "#/$defs/a" },
        uniqueItems: true,
        minItems: 2,
      },
    ],
    ["recursion", { type: "object", properties: { child: { $ref: "#" }, name: text }, required: ["name"] }],
    [
      "combination",
      {
        allOf: [
          { type: "object", required: ["a"], properties: { a: text } },
          { required: ["b"], properties: { b: { type: "integer" } } },
        ],
      },
    ],
    ["tuples", { type: "array", prefixItems: [text, { type: "integer" }], minItems: 2, items: false }],
    [
      "names of Object.prototype",
      {
        type: "object",
        properties: { constructor: text, toString: { type: "integer" } },
        required: ["constructor", "valueOf"],
      },
    ],
  ])("satisfies a schema with %s", (_, schema) => {
    expect(ajv.validate(schema, sampleSchema(schema, "In Porto"))).toBe(true);
  });

  it.each<[string, JsonObject]>([
    ["a billion items", { type: "array", minItems: 1e9, items: text }],
    ["a text of a billion characters", { type: "string", minLength: 1e9 }],
    ["a billion members", { type: "object", minProperties: 1e9, additionalProperties: text }],
    ["lists of lists of lists", nest(9, text)],
    [
      "members that multiply",
      {
        $defs: {
          a: {
            type: "object",
            required: ["b", "c", "d"],
            properties: { b: { $ref: "#/$defs/a" }, c: { $ref: "#/$defs/a" }, d: { $ref: "#/$defs/a" } },
          },
        },
        $ref: "#/$defs/a",
      },
    ],
  ])("gives up on %s", (_, schema) => {
    expect(sampleSchema(schema, "")).toEqual({});
  });

  it.each(["^(a+)+$", "(x|xx)*y", ".*.*.*=.*", "a?a?a?a?a?a?a?a?aaaaaaaa", `^${"a*".repeat(60)}b`])(
    "does not try the pattern %s",
    (pattern) => {
      // With the pattern in force this text, long enough to take for ever, would not be an example of it.
      const evil = "a".repeat(5000);
      const schema = { type: "string", pattern, examples: [evil] };
      expect(sampleSchema(schema, "")).toBe(evil);
      expect(sampleSchema({ $ref: "#/default", default: schema }, "")).toBe(evil);
    },
  );

  it("puts names of the text into free texts, in order", () => {
    const schema = { type: "object", properties: { from: text, to: text, code: { type: "string", maxLength: 4 } } };
    expect(sampleSchema(schema, "Please book a flight from New York to Porto, OK?")).toMatchObject({
      from: "New York",
      to: "Porto",
    });
  });
});
