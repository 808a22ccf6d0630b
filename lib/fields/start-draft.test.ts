import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import type { FieldNode } from "./field";
import { isUnset, jsonFromDraft } from "./json-from-draft";
import { startDraft } from "./start-draft";
import { contentNode, messageNode, sampleNodes } from "./testing/sample-nodes";

describe("startDraft", () => {
  it.each<[string, FieldNode]>([
    ["text", { kind: "string", default: "x" }],
    ["a number", { kind: "number", default: 1 }],
    ["true or false", { kind: "boolean", default: false }],
    ["a choice", { kind: "enum", values: ["a"], default: "a" }],
    ["anything", { kind: "any", default: {} }],
    ["a file", { kind: "file" }],
    ["a union that begins with text", contentNode],
  ])("shows %s without sending anything", (_, node) => {
    const draft = startDraft(node);
    expect(draft.state).toBe("set");
    expect(isUnset(node, draft)).toBe(true);
    expect(jsonFromDraft(node, draft)).toBeUndefined();
  });

  it.each<[string, FieldNode | undefined, Json]>([
    ["fixed values", { kind: "const", value: "x" }, "x"],
    ["the fixed members of an object", messageNode, { role: "system" }],
    ["as few rows as are allowed, unset", { kind: "array", item: { kind: "string" }, minItems: 2 }, []],
    [
      "rows with fixed members",
      { kind: "array", item: messageNode, minItems: 2 },
      [{ role: "system" }, { role: "system" }],
    ],
    ["not a million rows", { kind: "array", item: { kind: "const", value: 1 }, minItems: 1e6 }, Array(16).fill(1)],
    ["the default of a list", { kind: "array", item: { kind: "string" }, default: ["text"] }, ["text"]],
    [
      "the default of a union with parts",
      {
        kind: "union",
        variants: [
          { label: "text", node: { kind: "string" } },
          { label: "list", node: { kind: "array", item: { kind: "string" } } },
        ],
        default: ["a"],
      },
      ["a"],
    ],
    ["a recursive object, not for ever", sampleNodes.recursive, {}],
    ["required names without a property, unset", sampleNodes["object with described extras"], { z: [] }],
  ])("lays out %s", (_, node, value) => {
    const start = node ?? { kind: "any" };
    expect(jsonFromDraft(start, startDraft(start))).toEqual(value);
  });

  it("ends in a schema that requires itself", () => {
    const endless: FieldNode = { kind: "object", properties: [], additional: "open" };
    endless.properties.push({ name: "next", required: true, node: endless });
    expect(JSON.stringify(jsonFromDraft(endless, startDraft(endless))).length).toBeLessThan(200);
  });

  it("begins with the variant of the default, without taking its value over", () => {
    const node: FieldNode = {
      kind: "union",
      variants: [
        { label: "function", node: { kind: "object", properties: [], additional: "open" } },
        { label: "mode", node: { kind: "enum", values: ["none", "auto"] } },
      ],
      default: "auto",
    };
    const draft = startDraft(node);
    expect(draft.choice).toBe("1");
    expect(jsonFromDraft(node, draft)).toBeUndefined();
  });
});
