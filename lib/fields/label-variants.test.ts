import { expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import type { Schema } from "@/lib/openapi/operation";
import { buildField } from "./build-field";
import type { UnionField } from "./field";
import { contextOf } from "./field-context";

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  ...more,
});
const tagged = (name: string, value: Json, more: JsonObject = {}) => object({ [name]: { const: value }, ...more });
const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const schemas: JsonObject = {
  Cat: object({ petType: text, lives: { type: "integer" } }),
  Dog: object({ petType: text, bark: { type: "boolean" } }),
  UserMessageItem: object({ text }),
  ToolMessageItem: object({ text, id: text }),
  ContentPart: { oneOf: [tagged("type", "text", { text }), tagged("type", "image", { url: text })] },
  Tagged: { oneOf: [tagged("type", "a"), tagged("type", "b")], discriminator: { propertyName: "type" } },
  Policy: object({ max: { type: "number" } }),
  Wrapped: { allOf: [ref("Cat"), object({ collar: text })] },
};

function build(schema: Schema): UnionField {
  const api = describeApi({ openapi: "3.1.0", paths: {}, components: { schemas } });
  const node = buildField(schema, contextOf(api, { direction: "request", files: true }));
  if (node.kind !== "union") {
    throw new Error(`expected a union, not ${node.kind}`);
  }
  return node;
}

const CASES: [title: string, branches: Json[], labels: string[], tag: string | undefined, more?: JsonObject][] = [
  ["an inferred tag", [tagged("role", "user"), tagged("role", "tool")], ["user", "tool"], "role"],
  [
    "a tag of several values",
    [tagged("op", "not"), object({ op: { enum: ["and", "or"] } })],
    ["not", "and / or"],
    "op",
  ],
  [
    "the common one of two tags",
    [tagged("version", 1, { type: { const: "a" } }), tagged("version", 2, { type: { const: "b" } })],
    ["a", "b"],
    "type",
  ],
  [
    "a tag that is left out where it is the default",
    [
      { type: "object", properties: { type: { const: "a", default: "a" } } },
      { type: "object", properties: { type: { const: "b", default: "b" } } },
    ],
    ["a", "b"],
    "type",
  ],
  [
    "no tag that may be left out",
    [
      { type: "object", properties: { type: { const: "a" } } },
      { type: "object", properties: { type: { const: "b" } } },
    ],
    ["a", "b"],
    undefined,
  ],
  [
    "no tag that two share",
    [tagged("type", "a", { x: text }), tagged("type", "a", { y: text })],
    ["{ x }", "{ y }"],
    undefined,
  ],
  ["a tag of text and objects", [text, tagged("type", "a"), tagged("type", "b")], ["text", "a", "b"], "type"],
  [
    "a tag called like a kind",
    [text, tagged("type", "text"), tagged("type", "b")],
    ["plain text", "text", "b"],
    "type",
  ],
  ["a tag of a nested union", [ref("Tagged"), tagged("type", "c")], ["a / b", "c"], "type"],
  ["numbers and switches as tags", [tagged("v", 1), tagged("v", true)], ["1", "true"], "v"],
  [
    "a declared discriminator by its mapping",
    [ref("Cat"), ref("Dog")],
    ["cat", "dog"],
    "petType",
    { discriminator: { propertyName: "petType", mapping: { cat: "#/components/schemas/Cat", dog: "Dog" } } },
  ],
  [
    "a discriminator by schema names",
    [ref("Cat"), ref("Dog")],
    ["Cat", "Dog"],
    "petType",
    { discriminator: { propertyName: "petType" } },
  ],
  [
    "no discriminator that inline schemas leave open",
    [object({ petType: text, a: text }), object({ petType: text, b: text })],
    ["{ a }", "{ b }"],
    undefined,
    { discriminator: { propertyName: "petType" } },
  ],
  [
    "kinds",
    [text, { type: "number" }, { type: "boolean" }, {}, { type: "object" }],
    ["text", "number", "boolean", "any JSON", "key/value"],
    undefined,
  ],
  ["a file", [{ type: "string", format: "binary" }, object({ url: text })], ["file", "{ url }"], undefined],
  ["whole numbers", [{ type: "integer" }, text], ["whole number", "text"], undefined],
  [
    "formats of text",
    [
      { ...text, format: "date" },
      { ...text, format: "date-time" },
    ],
    ["date", "date-time"],
    undefined,
  ],
  [
    "lists by what they hold",
    [
      text,
      { type: "array", items: text },
      { type: "array", items: { type: "integer" } },
      { type: "array", items: { type: "array", items: { type: "integer" } } },
      { type: "array", items: ref("ContentPart") },
    ],
    ["text", "list of texts", "list of numbers", "list of lists", "list of parts"],
    undefined,
  ],
  ["a list of nothing in particular", [{ type: "array" }, text], ["list", "text"], undefined],
  ["fixed values", [{ enum: ["auto", "none"] }, { type: "number" }], ["auto / none", "number"], undefined],
  [
    "many fixed values",
    [{ enum: ["a", "b", "c", "d", "e"] }, { type: "number" }],
    ["a / b / c / d / …", "number"],
    undefined,
  ],
  ["an empty fixed value", [{ const: "" }, { type: "object" }], ['""', "key/value"], undefined],
  [
    "names of fixed values",
    [{ enum: [1, 2], "x-enum-varnames": ["One", "Two"] }, text],
    ["One / Two", "text"],
    undefined,
  ],
  [
    "fixed values and a tagged object",
    [{ const: "auto" }, { const: "none" }, tagged("type", "function")],
    ["auto / none", "function"],
    undefined,
  ],
  [
    "titles",
    [object({ a: text }, { title: "By a" }), object({ a: text }, { title: "By b" })],
    ["By a", "By b"],
    undefined,
  ],
  [
    "schema names without what they share",
    [ref("UserMessageItem"), ref("ToolMessageItem")],
    ["User", "Tool"],
    undefined,
  ],
  ["a schema name beside a kind", [{ type: "number" }, ref("Policy")], ["number", "Policy"], undefined],
  ["a schema name of a composition", [ref("Wrapped"), ref("Dog")], ["Wrapped", "Dog"], undefined],
  [
    "members that no other has",
    [object({ a: text }), object({ b: text, c: text, d: text, e: text })],
    ["{ a }", "{ b, c, d, … }"],
    undefined,
  ],
  [
    "the one for everything else",
    [tagged("type", "a"), tagged("type", "b"), object({ type: text })],
    ["a", "b", "other type"],
    undefined,
  ],
  [
    "members of another kind",
    [object({ labels: { type: "array", items: text } }), object({ labels: { type: "integer" } })],
    ["labels: list of texts", "labels: whole number"],
    undefined,
  ],
  [
    "numbers, when all else is equal",
    [object({ a: { ...text, maxLength: 1 } }), object({ a: { ...text, minLength: 5 } })],
    ["{ a }", "{ a } (2)"],
    undefined,
  ],
];

test.each(CASES)("variants are named by %s", (_, branches, labels, tag, more) => {
  const node = build({ oneOf: branches, ...more });
  expect(node.variants.map(({ label }) => label)).toEqual(labels);
  expect(node.tag).toBe(tag);
});

test("a variant whose tag only the mapping knows gets it as a fixed value", () => {
  const mapping = { cat: "#/components/schemas/Cat", kitten: "#/components/schemas/Cat", dog: "Dog" };
  const node = build({ oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "petType", mapping } });
  expect(node.variants.map(({ tags }) => tags)).toEqual([["cat", "kitten"], ["dog"]]);
  const types = node.variants.map((variant) =>
    variant.node.kind === "object" ? variant.node.properties.find(({ name }) => name === "petType")?.node : undefined,
  );
  expect(types).toEqual([
    { kind: "enum", values: ["cat", "kitten"] },
    { kind: "const", value: "dog" },
  ]);
});

test("a base with a mapping stands for the schemas that extend it", () => {
  const pets: JsonObject = {
    Pet: object({ type: text }, { discriminator: { propertyName: "type", mapping: { cat: "Cat", pet: "Pet" } } }),
    Cat: { allOf: [ref("Pet"), object({ lives: { type: "integer" } })] },
  };
  const api = describeApi({ openapi: "3.0.0", paths: {}, components: { schemas: pets } });
  const node = buildField(ref("Pet"), contextOf(api, { direction: "request", files: false }));
  expect(node).toMatchObject({
    kind: "union",
    tag: "type",
    variants: [
      { label: "cat", tags: ["cat"], node: { kind: "object", typeName: "Cat" } },
      { label: "pet", tags: ["pet"], node: { kind: "object", typeName: "Pet" } },
    ],
  });
});
