import { describe, expect, test } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import { boundsWords, placeholderFor, renderShort, splitCode, typeWords } from "./field-words";

const text: FieldNode = { kind: "string" };
const messages: FieldNode = {
  kind: "array",
  item: {
    kind: "union",
    tag: "role",
    variants: [{ label: "user", node: { kind: "object", properties: [], additional: "open" } }],
  },
};

describe("typeWords", () => {
  test.each<[string, FieldNode]>([
    ["text", text],
    ["date-time", { kind: "string", format: "date-time" }],
    ["integer", { kind: "integer" }],
    ["list of objects by role", messages],
    ["list of text", { kind: "array", item: text }],
    ["map of numbers", { kind: "map", value: { kind: "number" } }],
    [
      "text or number",
      {
        kind: "union",
        variants: [
          { label: "text", node: text },
          { label: "number", node: { kind: "number" } },
        ],
      },
    ],
    ["one of 4", { kind: "union", variants: ["a", "b", "c", "d"].map((label) => ({ label, node: text })) }],
  ])("says %s", (words, node) => {
    expect(typeWords(node)).toBe(words);
  });
});

describe("boundsWords", () => {
  test.each<[string, FieldNode]>([
    ["0 – 2", { kind: "number", minimum: 0, maximum: 2 }],
    ["> 0, ≤ 1", { kind: "number", exclusiveMinimum: 0, maximum: 1 }],
    ["≥ 1, steps of 2", { kind: "integer", minimum: 1, multipleOf: 2 }],
    ["≤ 64 characters", { kind: "string", maxLength: 64 }],
    ["exactly 1 item", { kind: "array", item: text, minItems: 1, maxItems: 1 }],
    ["≥ 2 keys", { kind: "map", value: text, minProperties: 2 }],
    ["", { kind: "string", minLength: 0 }],
    ["", { kind: "boolean" }],
  ])("says %j", (words, node) => {
    expect(boundsWords(node)).toBe(words);
  });
});

describe("placeholderFor", () => {
  test.each<[string, FieldNode, boolean]>([
    ["default 1", { kind: "number", default: 1, examples: [2] }, false],
    ["default auto", { kind: "string", default: "auto" }, false],
    ['default ""', { kind: "string", default: "" }, false],
    ["e.g. openai/gpt-4o", { kind: "string", examples: ["openai/gpt-4o"] }, true],
    ["not sent", { kind: "string" }, false],
    ["", { kind: "string" }, true],
  ])("shows %j", (placeholder, node, required) => {
    expect(placeholderFor(node, required)).toBe(placeholder);
  });
});

test("cuts long values", () => {
  expect(renderShort({ a: "x".repeat(100) }, 10)).toBe('{"a":"xxx…');
});

test("reads a description as text with code spans", () => {
  const pieces = splitCode("Use **one** of\n`a` or `b`, see [the guide](https://example.org).");
  expect(pieces.map(({ text: piece, isCode }) => [piece, isCode])).toEqual([
    ["Use one of ", false],
    ["a", true],
    [" or ", false],
    ["b", true],
    [", see the guide.", false],
  ]);
  expect(new Set(pieces.map(({ offset }) => offset)).size).toBe(pieces.length);
});
