import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json } from "@/lib/json";
import type { Draft } from "./draft";
import { draftFromJson } from "./draft-from-json";
import type { FieldNode, UnionField } from "./field";
import { jsonFromDraft } from "./json-from-draft";
import { switchVariant } from "./switch-variant";
import { anyJson } from "./testing/json-arbitrary";
import { contentNode, messageNode, sampleNodes } from "./testing/sample-nodes";

function unionOf(node: FieldNode | undefined): UnionField {
  if (node?.kind !== "union") {
    throw new Error("not a union");
  }
  return node;
}

const content = unionOf(contentNode);
const message = unionOf(messageNode);
const [SYSTEM, USER, TOOL] = [0, 1, 2];
const [TEXT, PARTS] = [0, 1];
const image = { type: "image_url", image_url: { url: "https://example.com/a.png" } };

/** The JSON after each of several switches. */
function switches(union: UnionField, value: Json, ...variants: number[]): (Json | undefined)[] {
  let draft = draftFromJson(union, value);
  return variants.map((variant) => {
    draft = switchVariant(union, draft, variant);
    return jsonFromDraft(union, draft);
  });
}

describe("switchVariant", () => {
  it.each<[string, UnionField, Json, number[], (Json | undefined)[]]>([
    [
      "properties of the same name, and fills in the tag",
      message,
      { role: "user", content: "Hi", name: "Ada" },
      [TOOL],
      [{ role: "tool", content: "Hi", name: "Ada" }],
    ],
    [
      "text that the other variant takes only as text",
      message,
      { role: "user", content: [{ type: "text", text: "Hi" }] },
      [SYSTEM],
      [{ role: "system", content: "Hi" }],
    ],
    [
      "parts that the other variant has no place for, for the way back",
      message,
      { role: "user", content: [image] },
      [SYSTEM, USER],
      [{ role: "system" }, { role: "user", content: [image] }],
    ],
    ["text as the only part", content, "Hi", [PARTS], [[{ type: "text", text: "Hi" }]]],
    ["text through parts and back", content, "Hi", [PARTS, TEXT], [[{ type: "text", text: "Hi" }], "Hi"]],
    ["the empty text", content, "", [PARTS, TEXT], [[{ type: "text", text: "" }], ""]],
    ["the only part as text", content, [{ type: "text", text: "Hi" }], [TEXT], ["Hi"]],
    [
      "parts that are more than text, for the way back",
      content,
      [{ type: "text", text: "Hi" }, image],
      [TEXT, PARTS],
      [undefined, [{ type: "text", text: "Hi" }, image]],
    ],
    [
      "a part that says more than its text, for the way back",
      content,
      [{ type: "text", text: "Hi", cache_control: {} }],
      [TEXT, PARTS],
      [undefined, [{ type: "text", text: "Hi", cache_control: {} }]],
    ],
    ["a value in a list of its kind", unionOf(sampleNodes["scored union"]), "stop", [1, 0], [["stop"], "stop"]],
    [
      "a list that the other list has no place for",
      unionOf(sampleNodes["scored union"]),
      ["a", "b"],
      [2, 1],
      [[], ["a", "b"]],
    ],
    [
      "members of a value that fits no variant",
      message,
      { role: "robot", content: "Hi", speed: 3 },
      [USER],
      [{ role: "user", content: "Hi" }],
    ],
    [
      "a list that has no place in its own node, for the way back",
      message,
      { role: "system", content: [""] },
      [USER, SYSTEM],
      [{ role: "user" }, { role: "system", content: [""] }],
    ],
    ["nothing of null", content, null, [TEXT], [undefined]],
    [
      "everything when the variant stays",
      message,
      { role: "user", content: "Hi", x: 1 },
      [USER],
      [{ role: "user", content: "Hi", x: 1 }],
    ],
    ["everything when there is no such variant", content, "Hi", [7], ["Hi"]],
  ])("keeps %s", (_, union, value, variants, expected) => {
    expect(switches(union, value, ...variants)).toEqual(expected);
  });

  it("carries what was typed meanwhile back to a variant that was visited before", () => {
    const parts = switchVariant(content, draftFromJson(content, "Hi"), PARTS);
    const edited: Draft = {
      ...parts,
      parts: {
        ...parts.parts,
        v1: draftFromJson(content.variants[PARTS]?.node ?? content, [{ type: "text", text: "Ho" }]),
      },
    };
    expect(jsonFromDraft(content, switchVariant(content, edited, TEXT))).toBe("Ho");
  });

  it("lets a property without a value overwrite nothing", () => {
    const bare: UnionField = {
      ...message,
      variants: [
        ...message.variants,
        { label: "marker", tags: ["marker"], node: { kind: "object", properties: [], additional: "open" } },
      ],
    };
    const value = { role: "user", content: "Hi" };
    expect(switches(bare, value, 3, TOOL, USER).at(-1)).toEqual(value);
  });

  it("keeps half a number between variants of one shape", () => {
    const node: UnionField = {
      kind: "union",
      variants: [
        { label: "a", node: { kind: "number", minimum: 0 } },
        { label: "b", node: { kind: "number", maximum: 0 } },
      ],
    };
    const typed: Draft = { state: "set", choice: "0", parts: { v0: { state: "set", text: "1e" } } };
    expect(switchVariant(node, typed, 1).parts?.v1?.text).toBe("1e");
  });

  it.each(["content", "message", "scored union"])("gives any value back after going there and back: %s", (name) => {
    const union = unionOf(sampleNodes[name]);
    fc.assert(
      fc.property(anyJson, fc.nat({ max: union.variants.length - 1 }), (value, there) => {
        const draft = draftFromJson(union, value);
        const home = Number(draft.choice ?? -1);
        fc.pre(draft.state === "set" && home !== there);
        const back = switchVariant(union, switchVariant(union, draft, there), home);
        expect(JSON.stringify(jsonFromDraft(union, back))).toBe(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  it("does not change the draft that it is given", () => {
    const draft = draftFromJson(message, { role: "user", content: [image] });
    const before = structuredClone(draft);
    switchVariant(message, draft, TOOL);
    expect(draft).toEqual(before);
    expect(isJsonObject(jsonFromDraft(message, draft))).toBe(true);
  });
});
