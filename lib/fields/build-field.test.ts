import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "@/lib/openapi/describe-api";
import type { Schema } from "@/lib/openapi/operation";
import { describeFixture } from "@/lib/openapi/testing/read-fixture";
import { buildField } from "./build-field";
import type { FieldNode } from "./field";
import { contextOf, type FieldContextOptions } from "./field-context";

const TEXT = { kind: "string" };

function build(schema: Schema, options: Partial<FieldContextOptions> = {}, schemas: JsonObject = {}): FieldNode {
  const api = describeApi({ openapi: "3.1.0", paths: {}, components: { schemas } });
  return buildField(schema, contextOf(api, { direction: "request", files: false, ...options }));
}

function properties(node: FieldNode | undefined): Record<string, FieldNode> {
  if (node?.kind !== "object") {
    throw new Error(`expected an object, not ${node?.kind}`);
  }
  return Object.fromEntries(node.properties.map((property) => [property.name, property.node]));
}

describe("each spelling has one field", () => {
  const api = describeFixture("spellings.yaml");
  const root = buildField(
    { $ref: "#/components/schemas/Spellings" },
    contextOf(api, { direction: "request", files: false }),
  );
  const variants = (...list: [string, JsonObject, JsonObject?][]) =>
    list.map(([label, node, more]) => ({ label, node, ...more }));

  test.each<[string, unknown]>([
    ["null_in_type", { kind: "string", nullable: true }],
    ["null_flag", { kind: "string", nullable: true }],
    ["null_flag_beside_ref", { kind: "string", nullable: true, description: "Or nothing.", typeName: "Text" }],
    ["null_branch", { kind: "string", nullable: true, description: "Text if any.", typeName: "Text" }],
    ["null_const", { kind: "integer", minimum: 1, nullable: true }],
    ["null_in_enum", { kind: "enum", values: ["a", "b"], nullable: true }],
    [
      "null_in_variant",
      { kind: "union", nullable: true, variants: variants(["text", TEXT], ["whole number", { kind: "integer" }]) },
    ],
    ["null_only", { kind: "const", value: null }],
    ["one_value_enum", { kind: "const", value: "only" }],
    ["const", { kind: "const", value: 5 }],
    ["switch", { kind: "boolean" }],
    ["enum_of_numbers", { kind: "enum", values: [10, 20], labels: ["Ten", "Twenty"] }],
    ["enum_with_strangers", { kind: "enum", values: ["a", "b"] }],
    [
      "many_types",
      {
        kind: "union",
        variants: variants(
          ["text", { kind: "string", maxLength: 3 }],
          ["whole number", { kind: "integer" }],
          ["list of booleans", { kind: "array", item: { kind: "boolean" } }],
        ),
      },
    ],
    ["number_or_integer", { kind: "number" }],
    ["open_enum", { kind: "string", suggestions: ["fast", "slow"], default: "fast" }],
    ["open_enum_by_extension", { kind: "string", suggestions: ["red", "green"] }],
    ["constants", { kind: "enum", values: ["lo", "hi"], labels: ["Low", "High"] }],
    [
      "constants_and_object",
      {
        kind: "union",
        variants: variants(
          ["none / auto", { kind: "enum", values: ["none", "auto"] }],
          [
            "function",
            {
              kind: "object",
              properties: [{ name: "type", required: true, node: { kind: "const", value: "function" } }],
              additional: "open",
            },
          ],
        ),
      },
    ],
    ["only_branch", { kind: "string", description: "One branch.", typeName: "Text" }],
    [
      "nested",
      {
        kind: "union",
        nullable: true,
        variants: variants(
          ["text", TEXT],
          ["list of texts", { kind: "array", item: TEXT }],
          ["list of numbers", { kind: "array", item: { kind: "integer" } }],
        ),
      },
    ],
    [
      "untyped_object",
      {
        kind: "object",
        properties: [{ name: "a", required: true, node: { kind: "number", minimum: 1 } }],
        additional: "open",
      },
    ],
    ["untyped_list", { kind: "array", item: { kind: "string", pattern: "^x" } }],
    ["untyped_mixed", { kind: "any" }],
    ["anything", { kind: "any" }],
    ["anything_true", { kind: "any" }],
    ["all_types", { kind: "any" }],
    ["map", { kind: "map", value: { kind: "any" } }],
    [
      "map_of_numbers",
      { kind: "map", value: { kind: "number" }, key: { kind: "string", pattern: "^[a-z]+$" }, minProperties: 2 },
    ],
    [
      "map_by_pattern",
      {
        kind: "map",
        value: { kind: "integer" },
        key: { kind: "string", pattern: "^x-" },
        unchecked: ["patternProperties"],
      },
    ],
    ["closed", { kind: "object", properties: [], additional: "closed" }],
    [
      "open",
      { kind: "object", properties: [{ name: "a", required: false, node: TEXT }], additional: { kind: "integer" } },
    ],
    [
      "require_sets",
      {
        kind: "object",
        properties: [
          { name: "a", required: false, node: TEXT },
          { name: "b", required: false, node: TEXT },
        ],
        additional: "open",
        requireSets: [[["a"], ["b"]]],
      },
    ],
    [
      "required_extra",
      {
        kind: "object",
        properties: [{ name: "a", required: true, node: TEXT }],
        additional: "open",
        requiredExtra: ["zz"],
      },
    ],
    ["tuple", { kind: "tuple", items: [TEXT, { kind: "integer" }] }],
    ["old_tuple", { kind: "tuple", items: [TEXT], rest: { kind: "boolean" }, minItems: 2 }],
    ["no_items", { kind: "array", item: { kind: "any" }, maxItems: 0 }],
    ["flagged_bounds", { kind: "number", exclusiveMinimum: 1, maximum: 5 }],
    ["plain_bounds", { kind: "integer", exclusiveMinimum: 1, multipleOf: 5 }],
    [
      "unchecked",
      {
        kind: "object",
        properties: [{ name: "a", required: false, node: TEXT }],
        additional: "open",
        unchecked: ["not", "if", "dependentRequired"],
      },
    ],
    ["foreign_pattern", { kind: "string", unchecked: ["pattern"] }],
    ["code", { kind: "string", pattern: "^[A-Z]{2}-\\d{4}$" }],
    ["bytes", { kind: "string", format: "binary" }],
    ["base64", { kind: "string", format: "base64" }],
    [
      "hinted",
      {
        kind: "string",
        hints: { options: { operation: "putSpellings", items: "/data", value: "/id" }, format: "json-schema" },
      },
    ],
  ])("%s", (name, expected) => {
    expect(properties(root)[name]).toEqual(expected);
  });

  test("a property that nothing fits is not there", () => {
    expect(Object.keys(properties(root))).not.toContain("never");
  });

  test("two choices at once are multiplied out, and told apart by their members", () => {
    const node = properties(root).two_choices;
    expect(node?.kind === "union" && node.variants.map(({ label }) => label)).toEqual([
      "{ a, c }",
      "{ a, d }",
      "{ b, c }",
      "{ b, d }",
    ]);
  });
});

describe("annotations", () => {
  const schemas: JsonObject = {
    Base: {
      type: "object",
      title: "Base",
      description: "The base.",
      default: {},
      properties: { a: { type: "string" } },
    },
    Code: { type: "string", title: "Code", description: "A code.", deprecated: true, example: "x1", readOnly: true },
  };

  test("come from the reference where nothing else is said", () => {
    expect(build({ $ref: "#/components/schemas/Code" }, {}, schemas)).toEqual({
      kind: "string",
      title: "Code",
      description: "A code.",
      deprecated: true,
      readOnly: true,
      examples: ["x1"],
      typeName: "Code",
    });
  });

  test.each<[string, Schema]>([
    ["beside the reference", { $ref: "#/components/schemas/Code", description: "Mine.", deprecated: false }],
    ["around allOf", { allOf: [{ $ref: "#/components/schemas/Code" }], description: "Mine.", deprecated: false }],
    [
      "as a comment in allOf",
      { allOf: [{ $ref: "#/components/schemas/Code" }, { description: "Mine.", deprecated: false }] },
    ],
    [
      "around a union of one",
      { oneOf: [{ $ref: "#/components/schemas/Code" }], description: "Mine.", deprecated: false },
    ],
  ])("win %s", (_, schema) => {
    const { description, deprecated, title, typeName } = build(schema, {}, schemas);
    expect({ description, deprecated, title, typeName }).toEqual({
      description: "Mine.",
      title: "Code",
      typeName: "Code",
    });
  });

  test("of a base do not describe what is composed from it", () => {
    const node = build(
      { allOf: [{ $ref: "#/components/schemas/Base" }, { type: "object", properties: { b: { type: "string" } } }] },
      {},
      schemas,
    );
    expect(node).toMatchObject({ kind: "object" });
    expect(node).not.toHaveProperty("title");
    expect(node).not.toHaveProperty("description");
    expect(node).not.toHaveProperty("default");
  });

  test("of a union do not leak into its variants", () => {
    const node = build({
      description: "Either.",
      properties: { id: { type: "string" } },
      oneOf: [
        { required: ["a"], properties: { a: {} } },
        { required: ["b"], properties: { b: {} }, description: "Own." },
      ],
    });
    expect(node.description).toBe("Either.");
    expect(node.kind === "union" && node.variants.map((variant) => variant.node.description)).toEqual([
      undefined,
      "Own.",
    ]);
  });
});

describe("compositions", () => {
  test("take the tightest bounds and the values that all allow", () => {
    const node = build({
      allOf: [
        { type: "object", properties: { n: { type: "number", minimum: 1, maximum: 9 }, e: { enum: ["a", "b", "c"] } } },
        {
          properties: { n: { type: "integer", minimum: 3 }, e: { enum: ["b", "c", "d"], nullable: true } },
          required: ["n"],
        },
      ],
    });
    expect(properties(node)).toEqual({
      n: { kind: "integer", minimum: 3, maximum: 9 },
      e: { kind: "enum", values: ["b", "c"], nullable: true },
    });
  });

  test("are closed when one of them is", () => {
    expect(
      build({ allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }] }),
    ).toMatchObject({ kind: "object", additional: "closed", properties: [{ name: "a" }, { name: "b" }] });
  });

  test("beside a reference give way where their type is another", () => {
    const schemas = { Pet: { type: "object", properties: { name: { type: "string" } } } };
    const node = build({ $ref: "#/components/schemas/Pet", type: "string", description: "Mine." }, {}, schemas);
    expect(node).toMatchObject({ kind: "object", description: "Mine.", typeName: "Pet" });
    expect(Object.keys(properties(node))).toEqual(["name"]);
  });

  test("that contradict themselves become a JSON editor", () => {
    expect(build({ allOf: [{ type: "string" }, { type: "object" }] })).toEqual({ kind: "any", unchecked: ["false"] });
    expect(build({ allOf: [{ enum: ["a"] }, { enum: ["b"] }] })).toEqual({ kind: "any", unchecked: ["false"] });
    expect(build(false)).toEqual({ kind: "any", unchecked: ["false"] });
  });

  test("drop the variants that contradict what applies to all", () => {
    expect(build({ type: "object", oneOf: [{ type: "string" }, { properties: { a: {} } }] })).toMatchObject({
      kind: "object",
      properties: [{ name: "a" }],
    });
  });

  test("of a base that lists what extends it end", () => {
    const context = contextOf(describeFixture("inheritance.yaml"), { direction: "request", files: false });
    const shape = buildField({ $ref: "#/components/schemas/Shape" }, context);
    expect(
      shape.kind === "union" && shape.variants.map(({ label, node }) => [label, Object.keys(properties(node))]),
    ).toEqual([
      ["Circle", ["color", "radius"]],
      ["Square", ["color", "side"]],
    ]);
  });
});

describe("direction", () => {
  const schema: Schema = {
    type: "object",
    required: ["id", "password"],
    properties: { id: { type: "string", readOnly: true }, password: { type: "string", writeOnly: true } },
  };

  test.each([
    [
      "request",
      [
        ["id", false],
        ["password", true],
      ],
    ],
    [
      "response",
      [
        ["id", true],
        ["password", false],
      ],
    ],
  ] as const)("decides what a %s requires", (direction, expected) => {
    const node = build(schema, { direction });
    expect(node.kind === "object" && node.properties.map(({ name, required }) => [name, required])).toEqual(expected);
  });
});

describe("files", () => {
  test.each<[Schema, unknown]>([
    [{ type: "string", format: "binary" }, { kind: "file" }],
    [
      { type: "string", contentMediaType: "image/png" },
      { kind: "file", accept: "image/png" },
    ],
    [
      { type: "string", contentMediaType: "image/png", contentEncoding: "base64" },
      { kind: "string", format: "base64" },
    ],
    [{ type: "string", contentMediaType: "application/json" }, { kind: "string" }],
    [{ type: "file" }, { kind: "file" }],
  ])("%j outside of JSON", (schema, expected) => {
    expect(build(schema, { files: true })).toEqual(expected);
  });
});

describe("cycles", () => {
  const api = describeFixture("cycles.json");
  const context = contextOf(api, { direction: "request", files: false });
  const buildNamed = (name: string) => buildField({ $ref: `#/components/schemas/${name}` }, context);

  test("end in the same node", () => {
    const filter = buildNamed("Filter");
    const compound = filter.kind === "union" ? filter.variants[1]?.node : undefined;
    const { filters } = properties(compound);
    expect(filters?.kind === "array" && filters.item).toBe(filter);
    const map = buildNamed("SelfMap");
    expect(map.kind === "map" && map.value).toBe(map);
    const tuple = buildNamed("SelfTuple");
    expect(tuple.kind === "tuple" && tuple.items[1]).toBe(tuple);
  });

  test("through dynamic references too", () => {
    const { children } = properties(buildNamed("Tree"));
    const item = children?.kind === "array" ? children.item : undefined;
    expect(properties(item).children).toBe(children);
  });

  test("of composition alone add nothing", () => {
    expect(buildNamed("SelfAll")).toMatchObject({ kind: "object", properties: [{ name: "x" }] });
    expect(buildNamed("AliasA")).toEqual({ kind: "any", typeName: "AliasA" });
    const union = buildNamed("SelfUnion");
    expect(union.kind === "union" && union.variants.map(({ label }) => label)).toEqual(["text", "whole number"]);
  });

  test("in an extended base end although each round composes anew", () => {
    const named = contextOf(describeFixture("inheritance.yaml"), { direction: "request", files: false });
    const { child } = properties(buildField({ $ref: "#/components/schemas/NamedNode" }, named));
    expect(Object.keys(properties(child))).toEqual(["child", "weight", "name"]);
    expect(properties(child).child).toBe(child);
  });

  test("of twenty thousand steps need no call stack", () => {
    const schemas: JsonObject = {};
    for (let index = 0; index < 20_000; index += 1) {
      schemas[`S${index}`] = { type: "object", properties: { next: { $ref: `#/components/schemas/S${index + 1}` } } };
    }
    expect(build({ $ref: "#/components/schemas/S0" }, {}, schemas)).toMatchObject({ kind: "object", typeName: "S0" });
  });
});

describe("what cannot be resolved", () => {
  test("is a JSON editor that says so", () => {
    expect(build({ $ref: "#/components/schemas/Missing" })).toEqual({ kind: "any", unchecked: ["$ref"] });
    expect(build({ $ref: "other.yaml#/User", description: "A user." })).toEqual({
      kind: "any",
      description: "A user.",
      unchecked: ["$ref"],
    });
  });

  test("and keywords of the wrong shape are passed over", () => {
    const context = contextOf(describeFixture("broken.yaml"), { direction: "response", files: false });
    const { through, broken } = properties(buildField({ $ref: "#/components/schemas/Half" }, context));
    expect(through).toEqual(TEXT);
    expect(broken).toEqual({ kind: "any" });
  });
});

test("properties may be called like keywords and like members of Object.prototype", () => {
  const api = describeFixture("odd-names.json");
  const context = contextOf(api, { direction: "request", files: false });
  const node = buildField({ $ref: "#/components/schemas/Odd~1~0name" }, context);
  const names =
    node.kind === "object" &&
    node.properties.map(({ name, required, node: { kind } }) => `${name}${required ? "!" : ""} ${kind}`);
  expect(names).toEqual([
    "50256 number",
    "type! string",
    "enum! array",
    "const integer",
    "example map",
    "examples array",
    "default boolean",
    "properties object",
    "required boolean",
    "$ref string",
    "allOf array",
    "nullable boolean",
    "__proto__ string",
    "constructor string",
    "toString number",
    "timestamp_granularities[] array",
    "a.b string",
    " string",
  ]);
});

test("the same context gives the same node, another description does not", () => {
  const one = describeFixture("cycles.json");
  const context = contextOf(one, { direction: "request", files: false });
  const schema = { $ref: "#/components/schemas/Filter" };
  expect(buildField(schema, context)).toBe(
    buildField({ ...schema }, contextOf(one, { direction: "request", files: false })),
  );
  expect(buildField(schema, context)).not.toBe(
    buildField(schema, contextOf(describeFixture("cycles.json"), { direction: "request", files: false })),
  );
});
