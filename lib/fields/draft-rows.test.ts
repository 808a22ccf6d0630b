import { describe, expect, it } from "vitest";
import type { Draft } from "./draft";
import { draftFromJson } from "./draft-from-json";
import { appendRow, duplicateRow, moveRow, nextRowId, removeRow, rowIds } from "./draft-rows";
import type { FieldNode } from "./field";
import { jsonFromDraft } from "./json-from-draft";
import { sampleNodes } from "./testing/sample-nodes";

const list: FieldNode = { kind: "array", item: { kind: "string" } };
const abc = draftFromJson(list, ["a", "b", "c"]);
const text = (value: string): { value: Draft } => ({ value: { state: "set", text: value } });
const json = (draft: Draft) => jsonFromDraft(list, draft);

describe("rows", () => {
  it.each<[string, Draft, string[]]>([
    ["at the end", appendRow(abc, text("d")), ["a", "b", "c", "d"]],
    ["before another", appendRow(abc, text("d"), 1), ["a", "d", "b", "c"]],
    ["to a list that was absent", appendRow({ state: "absent" }, text("d")), ["d"]],
  ])("are added %s", (_, draft, expected) => {
    expect(json(draft)).toEqual(expected);
  });

  it.each<[string, number, string[]]>([
    ["r0", 2, ["b", "c", "a"]],
    ["r2", 0, ["c", "a", "b"]],
    ["r1", 99, ["a", "c", "b"]],
    ["r1", -1, ["b", "a", "c"]],
    ["r9", 0, ["a", "b", "c"]],
  ])("move: %s to %i", (id, position, expected) => {
    expect(json(moveRow(abc, id, position))).toEqual(expected);
  });

  it("keep their ids while others go, and an id is never used twice", () => {
    const draft = removeRow(abc, "r2");
    expect(rowIds(draft)).toEqual(["r0", "r1"]);
    expect(nextRowId(draft)).toBe("r3");
    expect(json(draft)).toEqual(["a", "b"]);
  });

  it("are duplicated right after the original, and apart from it", () => {
    const node: FieldNode = { kind: "array", item: sampleNodes.recursive ?? list };
    const original = draftFromJson(node, [{ name: "a", children: [{ name: "b" }] }, { name: "z" }]);
    const copied = duplicateRow(original, "r0");
    expect(jsonFromDraft(node, copied)).toEqual([
      { name: "a", children: [{ name: "b" }] },
      { name: "a", children: [{ name: "b" }] },
      { name: "z" },
    ]);
    const copy = copied.rows?.r2?.value;
    expect(copy).toEqual(original.rows?.r0?.value);
    expect(copy?.parts?.p1?.rows).not.toBe(original.rows?.r0?.value.parts?.p1?.rows);
  });

  it("of an object move among themselves and leave its properties in place", () => {
    const node = sampleNodes["closed object"] ?? list;
    const draft = draftFromJson(node, { x: 1, a: "", y: 2 });
    const moved = jsonFromDraft(node, moveRow(draft, "r1", 0));
    expect(JSON.stringify(moved)).toBe('{"y":2,"a":"","x":1}');
  });
});
