import { describe, expect, it } from "vitest";
import type { FieldNode } from "@/lib/fields/field";
import type { Json } from "@/lib/json";
import { typeWords, valueWords } from "./type-words";

const text: FieldNode = { kind: "string" };
const object: FieldNode = { kind: "object", properties: [], additional: "open" };

describe("typeWords", () => {
  it.each<[string, FieldNode]>([
    ["string", text],
    ["string (date-time)", { kind: "string", format: "date-time" }],
    ["integer or null", { kind: "integer", nullable: true }],
    ["any type", { kind: "any", nullable: true }],
    ["always user", { kind: "const", value: "user" }],
    ['always "1"', { kind: "const", value: "1" }],
    ["list of strings", { kind: "array", item: text }],
    ["list of lists of objects", { kind: "array", item: { kind: "array", item: object } }],
    ["map of numbers", { kind: "map", value: { kind: "number" } }],
    ["object with any properties", { kind: "map", value: { kind: "any" } }],
    ["list of 2 items", { kind: "tuple", items: [text, text] }],
    ["list that begins with 1 item", { kind: "tuple", items: [text], rest: text }],
    [
      "text or list of text",
      {
        kind: "union",
        variants: [
          { label: "text", node: text },
          { label: "list of text", node: { kind: "array", item: text } },
        ],
      },
    ],
    [
      "list of objects",
      {
        kind: "array",
        item: {
          kind: "union",
          tag: "type",
          variants: [
            { label: "a", node: object },
            { label: "b", node: object },
          ],
        },
      },
    ],
  ])("says %j", (words, node) => {
    expect(typeWords(node)).toBe(words);
  });

  it("ends at a list of itself", () => {
    const endless: FieldNode = { kind: "array", item: text };
    endless.item = endless;
    expect(typeWords(endless)).toMatch(/^list of lists of .*lists$/);
  });
});

describe("valueWords", () => {
  it.each<[Json, string]>([
    ["auto", "auto"],
    ["", '""'],
    [" padded ", '" padded "'],
    ["null", '"null"'],
    ["7", '"7"'],
    ["[x]", '"[x]"'],
    ["two words", "two words"],
    [7, "7"],
    [null, "null"],
    [true, "true"],
    [["a"], '["a"]'],
  ])("writes %j as %s", (value, words) => {
    expect(valueWords(value)).toBe(words);
  });
});
