import { describe, expect, test } from "vitest";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import type { FieldNode, ObjectProperty } from "@/lib/fields/field";
import type { Json } from "@/lib/json";
import { summarizeDraft } from "./summarize-draft";

const text: FieldNode = { kind: "string" };
const property = (name: string, node: FieldNode, required = true): ObjectProperty => ({ name, node, required });
const tagged = (tag: string, value: string, ...properties: ObjectProperty[]): FieldNode => ({
  kind: "object",
  properties: [property(tag, { kind: "const", value }), ...properties],
  additional: "open",
});
const part: FieldNode = {
  kind: "union",
  tag: "type",
  variants: [
    { label: "text", tags: ["text"], node: tagged("type", "text", property("text", text)) },
    { label: "image_url", tags: ["image_url"], node: tagged("type", "image_url", property("url", text)) },
  ],
};
const message: FieldNode = {
  kind: "union",
  tag: "role",
  variants: [
    {
      label: "user",
      tags: ["user"],
      node: tagged(
        "role",
        "user",
        property("content", {
          kind: "union",
          variants: [
            { label: "text", node: text },
            { label: "list of parts", node: { kind: "array", item: part } },
          ],
        }),
        property("cached", { kind: "boolean" }, false),
      ),
    },
  ],
};

describe("summarizeDraft", () => {
  test.each<[string, FieldNode, Json]>([
    ["Hello there", message, { role: "user", content: "Hello\n  there" }],
    [
      "What is this? · 2 items",
      message,
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image_url", url: "https://x" },
        ],
      },
    ],
    ["Hi", message, { role: "user", content: [{ type: "text", text: "Hi" }] }],
    ["Hi · cached true · extra", message, { role: "user", content: "Hi", cached: true, extra: 1 }],
    ["empty", { kind: "array", item: text }, []],
    ["a · b", { kind: "map", value: text }, { a: "1", b: "2" }],
    ["null", { kind: "string", nullable: true }, null],
  ])("gives %j", (summary, node, value) => {
    expect(summarizeDraft(node, draftFromJson(node, value))).toBe(summary);
  });

  test("cuts long texts, and names files instead of showing them", () => {
    expect(summarizeDraft(text, draftFromJson(text, "word ".repeat(1000)))).toHaveLength(120);
    expect(summarizeDraft(text, draftFromJson(text, `data:image/png;base64,${"A".repeat(1000)}`))).toBe(
      "image/png, 750 B",
    );
    expect(summarizeDraft(text, draftFromJson(text, "data:image/png;name=a.png;size=9;missing,"))).toBe(
      "image/png, to be chosen",
    );
  });

  test("says nothing about what is not sent", () => {
    expect(summarizeDraft(message, { state: "absent" })).toBe("");
    expect(summarizeDraft(text, undefined)).toBe("");
  });

  test("ends in a recursive value", () => {
    const tree: FieldNode = { kind: "object", properties: [], additional: "open" };
    tree.properties.push(property("name", text), property("child", tree, false));
    const value = {
      name: "a",
      child: { name: "b", child: { name: "c", child: { name: "d", child: { name: "e", child: { name: "f" } } } } },
    };
    expect(summarizeDraft(tree, draftFromJson(tree, value))).toBe("a · b · c · d");
  });
});
