import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import { fixtureNames, readFixture, readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildField } from "./build-field";
import { exampleValue } from "./example-value";
import type { FieldNode } from "./field";
import { contextOf } from "./field-context";
import { createOracle } from "./testing/ajv-oracle";

const documents = [
  ...fixtureNames.map((name): [string, JsonObject] => [name, readFixture(name)]),
  ["openapi.yaml", readProjectDescription()] as [string, JsonObject],
];

/** What no JSON value can satisfy or Ajv cannot judge: files, what requires itself or leads out, bases that list their heirs. */
const IMPOSSIBLE = /multipart|octet-stream|image|Endless|other\.yaml|schemas\/Shape/;

describe.each(documents)("the example of every request of %s", (_, document) => {
  const api = describeApi(document);
  const judge = createOracle(modernize(document));

  test("satisfies its schema", () => {
    // JSON Schema knows nothing of read-only properties that a request need not have.
    const context = contextOf(api, { direction: "response", files: false });
    const described = api.operations.flatMap(({ parameters, requestBody }) => [
      ...parameters,
      ...(requestBody?.content ?? []),
    ]);
    for (const { pointer, schema, mediaType } of described.filter(({ schema }) => typeof schema === "object")) {
      if (IMPOSSIBLE.test(`${mediaType} ${JSON.stringify(schema)}`)) {
        continue;
      }
      const value = exampleValue(buildField(schema, context));
      expect({ pointer, value, ...judge(pointer)(value) }).toEqual({ pointer, value, valid: true, keywords: [] });
    }
  });
});

test.each<[string, FieldNode, unknown]>([
  ["the first example that fits", { kind: "integer", examples: ["x", 0.5, 7, 8] }, 7],
  ["the default when no example fits", { kind: "integer", examples: ["x"], default: 3 }, 3],
  ["a number on the right side of its bounds", { kind: "number", exclusiveMinimum: 0, exclusiveMaximum: 0.5 }, 0.25],
  ["a multiple", { kind: "number", minimum: 0.25, multipleOf: 0.1 }, 1],
  ["a whole number between odd bounds", { kind: "integer", minimum: 2.5, maximum: 3.5 }, 3],
  ["a negative number", { kind: "integer", maximum: -5 }, -5],
  [
    "distinct items",
    { kind: "array", item: { kind: "string" }, minItems: 3, uniqueItems: true },
    ["text", "text2", "text3"],
  ],
  [
    "distinct fixed values",
    { kind: "array", item: { kind: "enum", values: ["a", "b"] }, minItems: 2, uniqueItems: true },
    ["a", "b"],
  ],
  ["one item to show what goes in", { kind: "array", item: { kind: "boolean" } }, [true]],
  ["no item where none is allowed", { kind: "array", item: { kind: "boolean" }, maxItems: 0 }, []],
  [
    "as many members as there must be",
    { kind: "map", value: { kind: "integer" }, minProperties: 2 },
    { key1: 1, key2: 1 },
  ],
  [
    "the keys that must be there",
    { kind: "map", value: { kind: "integer" }, required: ["__proto__"] },
    JSON.parse('{"__proto__":1}'),
  ],
  ["nothing for a file", { kind: "file" }, null],
])("is %s", (_, node, expected) => {
  expect(exampleValue(node)).toEqual(expected);
});

test("takes only the required members, one of each set, and enough of the others", () => {
  const member = (name: string, required: boolean): { name: string; required: boolean; node: FieldNode } => ({
    name,
    required,
    node: { kind: "boolean" },
  });
  const properties = [member("a", true), member("b", false), member("c", false), member("d", false)];
  const node: FieldNode = { kind: "object", properties, additional: "open", requireSets: [[["c"], ["d"]]] };
  expect(exampleValue(node)).toEqual({ a: true, c: true });
  expect(exampleValue({ ...node, minProperties: 3 })).toEqual({ a: true, c: true, b: true });
});

test("prefers a variant that no other one fits, since oneOf refuses the rest", () => {
  const labels = (item: FieldNode): FieldNode => ({
    kind: "object",
    properties: [{ name: "labels", required: false, node: { kind: "array", item } }],
    additional: "open",
  });
  const node: FieldNode = {
    kind: "union",
    variants: [
      { label: "texts", node: labels({ kind: "string" }) },
      { label: "numbers", node: labels({ kind: "integer" }) },
    ],
  };
  expect(exampleValue(node)).toEqual({ labels: ["text"] });
});

test("ends in a schema that requires itself, and takes the way out of one that need not", () => {
  const endless: FieldNode = { kind: "object", properties: [], additional: "open" };
  endless.properties.push({ name: "more", required: true, node: endless });
  expect(exampleValue(endless)).toEqual({});
  const list: FieldNode = { kind: "object", properties: [], additional: "open" };
  const rest: FieldNode = {
    kind: "union",
    variants: [
      { label: "list", node: list },
      { label: "end", node: { kind: "const", value: "end" } },
    ],
  };
  list.properties.push({ name: "rest", required: true, node: rest });
  expect(JSON.stringify(exampleValue(list))).toMatch(/^(\{"rest":)+"end"\}+$/);
});

/** Ajv refuses these spellings, which the field tree accepts. */
function modernize(document: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(document), (key, value) => {
    if ((key === "nullable" && value === true) || (key === "pattern" && `${value}`.startsWith("(?i)"))) {
      return undefined;
    }
    if (typeof value === "object" && value !== null && typeof value.exclusiveMinimum === "boolean") {
      const { exclusiveMinimum, exclusiveMaximum: _maximum, minimum, ...others } = value;
      return exclusiveMinimum ? { ...others, exclusiveMinimum: minimum } : { ...others, minimum };
    }
    if (typeof value === "object" && value !== null && Array.isArray(value.items) && value.type === "array") {
      const { items, additionalItems = true, ...others } = value;
      return { ...others, prefixItems: items, items: additionalItems };
    }
    return value;
  });
}
