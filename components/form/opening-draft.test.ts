import { describe, expect, test } from "vitest";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import type { FieldNode, UnionField } from "@/lib/fields/field";
import { jsonFromDraft } from "@/lib/fields/json-from-draft";
import { openingDraft, openVariant } from "./opening-draft";

const text: FieldNode = { kind: "string" };
const fixed: FieldNode = {
  kind: "object",
  properties: [{ name: "type", required: true, node: { kind: "const", value: "ephemeral" } }],
  additional: "open",
};
const choice: FieldNode = {
  kind: "union",
  variants: [
    { label: "none", node: { kind: "const", value: "none" } },
    { label: "function", node: fixed },
  ],
};

describe("openingDraft", () => {
  test.each<[string, FieldNode]>([
    ["a text", text],
    ["a number with a default", { kind: "number", default: 1 }],
    ["a boolean", { kind: "boolean" }],
    [
      "an object without fixed values",
      { kind: "object", properties: [{ name: "a", required: true, node: text }], additional: "open" },
    ],
    ["a list", { kind: "array", item: text }],
    ["a map", { kind: "map", value: text }],
    ["a choice whose first variant would change the request", choice],
    [
      "text or a list",
      {
        kind: "union",
        variants: [
          { label: "text", node: text },
          { label: "list", node: { kind: "array", item: text } },
        ],
      },
    ],
  ])("sends nothing for %s", (_, node) => {
    expect(jsonFromDraft(node, openingDraft(node, undefined))).toBeUndefined();
  });

  test("sends fixed values at once when the property alone was added", () => {
    expect(jsonFromDraft(fixed, openingDraft(fixed, undefined))).toEqual({ type: "ephemeral" });
    expect(jsonFromDraft(fixed, openingDraft(fixed, undefined, true))).toBeUndefined();
  });

  test("brings back what was there before the property was taken out", () => {
    const before = { ...draftFromJson(text, "kept"), state: "absent" as const };
    expect(jsonFromDraft(text, openingDraft(text, before))).toBe("kept");
    expect(jsonFromDraft(text, openingDraft(text, before, true))).toBeUndefined();
  });
});

describe("openVariant", () => {
  const message = (role: string, required: boolean, ...more: string[]): UnionField["variants"][number] => ({
    label: role,
    tags: [role],
    node: {
      kind: "object",
      properties: [
        { name: "role", required: true, node: { kind: "const", value: role } },
        { name: "content", required, node: text },
        ...more.map((name) => ({ name, required: false, node: text })),
      ],
      additional: "open",
    },
  });
  const union: UnionField = {
    kind: "union",
    tag: "role",
    variants: [message("user", true), message("assistant", false, "refusal"), message("system", true)],
  };

  test("opens what most other variants require, and nothing else", () => {
    const draft = openVariant(union, { state: "absent" }, 1);
    const parts = draft.parts?.v1?.parts ?? {};
    expect(parts.p1).toEqual({ state: "set", text: "", blank: true });
    expect(parts.p2).toBeUndefined();
    expect(jsonFromDraft(union, draft)).toEqual({ role: "assistant" });
  });

  test("keeps the content that the variants share", () => {
    const draft = openVariant(union, draftFromJson(union, { role: "user", content: "Hi" }), 1);
    expect(jsonFromDraft(union, draft)).toEqual({ role: "assistant", content: "Hi" });
  });
});
