import { expect, test } from "vitest";
import type { Draft } from "@/lib/fields/draft";
import type { FieldNode } from "@/lib/fields/field";
import { jsonFromDraft } from "@/lib/fields/json-from-draft";
import { listFiles } from "./list-files";

const file: FieldNode = { kind: "file" };
const node: FieldNode = {
  kind: "object",
  properties: [
    { name: "a/b~c", required: true, node: file },
    { name: "list", required: false, node: { kind: "array", item: file } },
    { name: "pair", required: false, node: { kind: "tuple", items: [{ kind: "string" }, file] } },
    { name: "choice", required: false, node: { kind: "union", variants: [{ label: "file", node: file }] } },
  ],
  additional: file,
};

const picked = (name: string): Draft => ({ state: "set", file: new File(["x"], name) });
const unset: Draft = { state: "set", file: null };

test("lists picked files by their place in the JSON", () => {
  const draft: Draft = {
    state: "set",
    parts: {
      p0: picked("slash"),
      p1: {
        state: "set",
        order: ["r2", "r0", "r1"],
        rows: {
          r0: { value: unset },
          r1: { value: picked("second") },
          r2: { value: picked("first") },
          r3: { value: picked("removed") },
        },
      },
      p2: { state: "set", parts: { i0: { state: "set", text: "t" }, i1: picked("pair") }, order: [], rows: {} },
      p3: { state: "set", choice: "0", parts: { v0: picked("choice") } },
    },
    order: ["r0"],
    rows: { r0: { key: "more", value: picked("more") } },
  };
  const files = listFiles(node, draft);
  expect([...files].map(([pointer, { name }]) => [pointer, name])).toEqual([
    ["/a~1b~0c", "slash"],
    ["/list/0", "first"],
    ["/list/1", "second"],
    ["/pair/1", "pair"],
    ["/choice", "choice"],
    ["/more", "more"],
  ]);
  expect(jsonFromDraft(node, draft)).toMatchObject({
    "a/b~c": null,
    list: [null, null],
    pair: ["t", null],
    choice: null,
    more: null,
  });
});

test("leaves out files of what is not sent", () => {
  expect(listFiles(file, { ...picked("a"), state: "absent" }).size).toBe(0);
  expect([...listFiles(file, picked("body")).keys()]).toEqual([""]);
});
