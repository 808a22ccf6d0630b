import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/json";
import type { Draft, DraftRow } from "./draft";
import { draftFromJson } from "./draft-from-json";
import type { FieldNode } from "./field";
import { jsonFromDraft } from "./json-from-draft";
import { anyJson } from "./testing/json-arbitrary";
import { sampleNodes } from "./testing/sample-nodes";

function roundTrip(node: FieldNode, value: Json): Json | undefined {
  return jsonFromDraft(node, draftFromJson(node, value));
}

describe("jsonFromDraft", () => {
  it.each(Object.keys(sampleNodes))("gives back any JSON value that a draft was made from: %s", (name) => {
    const node = sampleNodes[name] ?? { kind: "any" };
    fc.assert(
      fc.property(anyJson, (value) => {
        const back = roundTrip(node, value);
        // Not `toEqual`: it takes a member called "constructor" for the type of the value.
        expect(isDeepStrictEqual(back, value), JSON.stringify(back)).toBe(true);
        expect(JSON.stringify(back), "order of members").toBe(JSON.stringify(value));
      }),
      { numRuns: 300 },
    );
  });

  const number: FieldNode = { kind: "number" };
  const numbers: FieldNode = { kind: "array", item: number };
  const map: FieldNode = { kind: "map", value: number };
  const object: FieldNode = {
    kind: "object",
    properties: [
      { name: "a", required: true, node: { kind: "string" } },
      { name: "b", required: false, node: number },
      { name: "c", required: false, node: number },
    ],
    additional: "open",
  };
  const pair: FieldNode = { kind: "tuple", items: [number, number], rest: number };
  const one: Draft = { state: "set", text: "1" };
  const empty: Draft = { state: "set", text: "" };

  it.each<[string, FieldNode, Draft | undefined, Json | undefined]>([
    ["nothing for no draft", number, undefined, undefined],
    ["nothing for an empty number", number, empty, undefined],
    ["half a number as typed", number, { state: "set", text: "1e" }, "1e"],
    ["a number in any spelling", number, { state: "set", text: " .5 " }, 0.5],
    ["an empty text", { kind: "string" }, empty, ""],
    ["nothing for a text that nobody typed", { kind: "string" }, { ...empty, blank: true }, undefined],
    ["a text that was typed after all", { kind: "string" }, { state: "set", text: "x", blank: true }, "x"],
    ["nothing for a choice that nobody made", { kind: "boolean" }, { state: "set", choice: "" }, undefined],
    ["false", { kind: "boolean" }, { state: "set", choice: "false" }, false],
    ["nothing for a choice out of range", { kind: "enum", values: ["x"] }, { state: "set", choice: "7" }, undefined],
    ["null whatever was typed", number, { state: "null", text: "1" }, null],
    ["nothing for what was taken out, whatever was typed", number, { state: "absent", text: "1" }, undefined],
    ["text that is no JSON as it is", number, { state: "raw", text: "{" }, "{"],
    ["nothing for no JSON text at all", { kind: "any" }, { state: "set", text: " " }, undefined],
    ["a list without its empty rows", numbers, rowsOf(one, empty, { ...one, text: "2" }), [1, 2]],
    ["no row that was removed", numbers, { ...rowsOf(one, one), order: ["r1"] }, [1]],
    ["null for a gap in a tuple", pair, { state: "set", parts: { i0: empty, i1: one } }, [null, 1]],
    ["no gap at the end of a tuple", pair, { state: "set", parts: { i0: one, i1: empty } }, [1]],
    ["null for gaps before the rest of a tuple", pair, { ...rowsOf(one), parts: {} }, [null, null, 1]],
    ["a row once it has a name", map, keyed(["", one], ["x", one]), { x: 1 }],
    ["the first row of a name", map, keyed(["x", one], ["x", { ...one, text: "2" }]), { x: 1 }],
    [
      "a property rather than a row of its name",
      object,
      { ...keyed(["b", one]), parts: { p1: { ...one, text: "2" } } },
      { b: 2 },
    ],
    ["a row in place of an absent property", object, keyed(["b", one]), { b: 1 }],
    ["nothing for a union without a choice", { kind: "union", variants: [] }, { state: "set", choice: "" }, undefined],
    ["null in place of a file", { kind: "file" }, { state: "set", file: new File([], "x") }, null],
    ["nothing for no file", { kind: "file" }, { state: "set", file: null }, undefined],
  ])("gives %s", (_, node, draft, expected) => {
    expect(jsonFromDraft(node, draft)).toEqual(expected);
  });

  it.each<[string, string[], string]>([
    ['{"c":1,"a":""}', ["p1"], '{"c":1,"a":"","b":9}'],
    ['{"a":"","c":1}', ["p1"], '{"a":"","b":9,"c":1}'],
    ['{"c":1,"x":2}', ["p0", "p1"], '{"a":9,"b":9,"c":1,"x":2}'],
    ['{"x":2,"c":1}', ["p1"], '{"b":9,"x":2,"c":1}'],
    ['{"x":2}', ["p1"], '{"b":9,"x":2}'],
  ])("puts a property that is added to %s behind its nearest predecessor", (text, added, expected) => {
    const draft = draftFromJson(object, JSON.parse(text));
    for (const part of added) {
      draft.parts = { ...draft.parts, [part]: { state: "set", text: "9" } };
    }
    expect(JSON.stringify(jsonFromDraft(object, draft)).replaceAll('"9"', "9")).toBe(expected);
  });

  it("shows required properties that are missing, ready to be typed into", () => {
    expect(draftFromJson(object, {}).parts).toEqual({ p0: { state: "set", text: "", blank: true } });
  });
});

function rowsOf(...values: Draft[]): Draft {
  const rows = values.map((value, index): [string, DraftRow] => [`r${index}`, { value }]);
  return { state: "set", order: rows.map(([id]) => id), rows: Object.fromEntries(rows) };
}

function keyed(...members: [key: string, value: Draft][]): Draft {
  const rows = members.map(([key, value], index): [string, DraftRow] => [`r${index}`, { key, value }]);
  return { state: "set", order: rows.map(([id]) => id), rows: Object.fromEntries(rows) };
}
