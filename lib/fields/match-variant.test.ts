import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import type { FieldNode, UnionField } from "./field";
import { matchVariant } from "./match-variant";
import { contentNode, messageNode, sampleNodes } from "./testing/sample-nodes";

const modeOrFunction: UnionField = {
  kind: "union",
  variants: [
    { label: "mode", node: { kind: "enum", values: ["none", "auto"] } },
    {
      label: "function",
      node: {
        kind: "object",
        properties: [{ name: "type", required: true, node: { kind: "const", value: "function" } }],
        additional: "open",
      },
    },
  ],
};

const numbers: UnionField = {
  kind: "union",
  variants: [
    { label: "whole", node: { kind: "integer" } },
    { label: "any number", node: { kind: "number" } },
  ],
};

const anythingElse: UnionField = {
  kind: "union",
  variants: [
    { label: "anything", node: { kind: "any" } },
    { label: "text", node: { kind: "string" } },
    { label: "nothing", node: { kind: "const", value: null } },
  ],
};

const recursive: UnionField = { kind: "union", variants: [{ label: "leaf", node: { kind: "string" } }] };
recursive.variants.push({ label: "list", node: { kind: "array", item: recursive } });

function labelOf(node: FieldNode | undefined, value: Json): string | undefined {
  if (node?.kind !== "union") {
    throw new Error("not a union");
  }
  return node.variants[matchVariant(node, value) ?? -1]?.label;
}

describe("matchVariant", () => {
  it.each<[string, FieldNode | undefined, Json, string | undefined]>([
    ["the tag", messageNode, { role: "tool" }, "tool"],
    ["no variant for an unknown tag", messageNode, { role: "robot", content: "Hi" }, undefined],
    ["a telling property where the tag is missing", messageNode, { content: "Hi", tool_call_id: "1" }, "tool"],
    ["the first of equals", messageNode, {}, "system"],
    ["the JSON type", contentNode, "Hi", "text"],
    ["no variant for a type that none takes", contentNode, 1, undefined],
    ["the list for an empty list", contentNode, [], "list of parts"],
    ["the items of a list", sampleNodes["scored union"], [1, 2], "list of tokens"],
    ["the items of lists in a list", sampleNodes["scored union"], [[1], [2]], "list of token lists"],
    ["the required members", sampleNodes["scored union"], { b: "x" }, "b"],
    ["an enumeration for an unknown value of its type", modeOrFunction, "often", "mode"],
    ["an object beside an enumeration", modeOrFunction, { type: "other" }, "function"],
    ["whole numbers", numbers, 3, "whole"],
    ["fractions", numbers, 3.5, "any number"],
    ["what says more rather than anything", anythingElse, "x", "text"],
    ["anything where nothing else fits", anythingElse, { a: 1 }, "anything"],
    ["null", anythingElse, null, "nothing"],
    ["recursive variants", recursive, [[["x"]]], "list"],
    [
      "no variant of an own property called like the tag of a prototype",
      messageNode,
      JSON.parse('{"__proto__": {"role": "tool"}}'),
      "system",
    ],
  ])("goes by %s", (_, union, value, label) => {
    expect(labelOf(union, value)).toBe(label);
  });
});
