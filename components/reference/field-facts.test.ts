import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import { listFacts } from "./field-facts";

const facts = (node: FieldNode) => listFacts(node).map(({ label, code }) => [label, ...(code ?? [])].join(" | "));

describe("listFacts", () => {
  it.each<[string, FieldNode, string[]]>([
    ["closed bounds", { kind: "number", minimum: 0, maximum: 2 }, ["0 to 2"]],
    ["an exclusive bound", { kind: "number", exclusiveMinimum: 0, maximum: 1 }, ["more than 0, at most 1"]],
    ["both kinds of bound", { kind: "integer", minimum: 1, exclusiveMaximum: 9 }, ["at least 1, less than 9"]],
    ["steps", { kind: "integer", multipleOf: 64 }, ["a multiple of 64"]],
    [
      "lengths and a pattern",
      { kind: "string", minLength: 1, maxLength: 64, pattern: "^a" },
      ["1 to 64 characters", "matches | ^a"],
    ],
    ["one character", { kind: "string", maxLength: 1 }, ["at most 1 character"]],
    ["a default of false", { kind: "boolean", default: false }, ["default | false"]],
    ["a default of empty text", { kind: "string", default: "" }, ['default | ""']],
    ["values with names", { kind: "enum", values: [1, 2], labels: ["low", "high"] }, ["one of | 1 (low) | 2 (high)"]],
    ["an open list of values", { kind: "string", suggestions: ["a"] }, ["any text, known are | a"]],
    ["an exact count", { kind: "array", item: { kind: "any" }, minItems: 2, maxItems: 2 }, ["exactly 2 items"]],
    [
      "what holds for each item",
      { kind: "array", item: { kind: "string", maxLength: 9 }, uniqueItems: true },
      ["no item twice", "each item: at most 9 characters"],
    ],
    [
      "names and values of a map",
      {
        kind: "map",
        key: { kind: "string", maxLength: 64 },
        value: { kind: "integer", minimum: -100 },
        required: ["a"],
      },
      ["must have | a", "each name: at most 64 characters", "each value: at least -100"],
    ],
    [
      "what an object needs",
      {
        kind: "object",
        properties: [],
        additional: "closed",
        requireSets: [[["a", "b"], ["c"]]],
        requiredExtra: ["d"],
      },
      ["must also have | d", "needs one of | a + b | c", "no other properties"],
    ],
    ["rules that are not modelled", { kind: "any", unchecked: ["not"] }, ["further rules of the server: | not"]],
  ])("tells %s", (_, node, expected) => {
    expect(facts(node)).toEqual(expected);
  });

  it("leaves long lists of values to be opened", () => {
    const values = Array.from({ length: 13 }, (_, index) => `v${index}`);
    expect(facts({ kind: "enum", values })).toEqual([]);
  });
});
