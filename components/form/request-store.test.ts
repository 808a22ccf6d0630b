import fc from "fast-check";
import { createFormControl, type FieldValues } from "react-hook-form";
import { describe, expect, test } from "vitest";
import type { Draft } from "@/lib/fields/draft";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import { appendRow, cloneDraft, duplicateRow, moveRow, removeRow, rowIds } from "@/lib/fields/draft-rows";
import type { FieldNode, UnionField } from "@/lib/fields/field";
import { jsonFromDraft } from "@/lib/fields/json-from-draft";
import { switchVariant } from "@/lib/fields/switch-variant";
import { ancestorsOf, RequestStore } from "./request-store";

const text: FieldNode = { kind: "string" };
const list: FieldNode = { kind: "array", item: text };
const choice: UnionField = {
  kind: "union",
  variants: [
    { label: "text", node: text },
    { label: "list", node: list },
  ],
};

function storeOf(values: FieldValues): RequestStore {
  const form = createFormControl<FieldValues>({ defaultValues: values });
  // Before anything subscribes, react-hook-form answers from its default values.
  form.subscribe({ formState: {}, callback: () => {} });
  return new RequestStore(form);
}

const changes: fc.Arbitrary<(draft: Draft) => Draft> = fc.oneof(
  fc.string().map((value) => (draft: Draft) => appendRow(draft, { value: { state: "set", text: value } })),
  fc.nat(8).map((at) => (draft: Draft) => removeRow(draft, rowIds(draft)[at] ?? "")),
  fc.tuple(fc.nat(8), fc.nat(8)).map(
    ([from, to]) =>
      (draft: Draft) =>
        moveRow(draft, rowIds(draft)[from] ?? "", to),
  ),
  fc.nat(8).map((at) => (draft: Draft) => duplicateRow(draft, rowIds(draft)[at] ?? "")),
);

describe("apply", () => {
  test("leaves the form with what the pure steps make of a list", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(changes), (start, steps) => {
        let draft = draftFromJson(list, start);
        const store = storeOf({ a: cloneDraft(draft) });
        for (const step of steps) {
          draft = step(draft);
          store.apply("a", step(store.readDraft("a") ?? { state: "absent" }));
        }
        expect(jsonFromDraft(list, store.readDraft("a"))).toEqual(jsonFromDraft(list, draft));
        expect(store.presentRows("a")).toEqual(rowIds(draft));
      }),
    );
  });

  test("keeps what was typed into a variant while another one is chosen", () => {
    const store = storeOf({ a: draftFromJson(choice, ["x", "y"]) });
    const change = (index: number) =>
      store.apply("a", switchVariant(choice, store.readDraft("a") ?? { state: "absent" }, index));
    change(0);
    store.write("a.parts.v0.text", "typed");
    change(1);
    expect(jsonFromDraft(choice, store.readDraft("a"))).toEqual(["x", "y"]);
    change(0);
    expect(jsonFromDraft(choice, store.readDraft("a"))).toBe("typed");
  });
});

describe("listeners", () => {
  test("hear of their own name only", () => {
    const store = storeOf({ a: { state: "set", text: "" }, b: { state: "set", text: "" } });
    const heard: string[] = [];
    store.subscribe("a.state", () => heard.push("a"));
    store.subscribe("b.state", () => heard.push("b"));
    store.onChange(() => heard.push("any"));
    store.write("a.state", "null");
    expect(heard).toEqual(["a", "any"]);
  });
});

test("an edit sets everything around it that was absent", () => {
  const store = storeOf({
    a: { state: "absent", parts: { p0: { state: "absent", parts: { p1: { state: "absent", text: "" } } } } },
  });
  store.typed("a.parts.p0.parts.p1");
  const states = ["a", "a.parts.p0", "a.parts.p0.parts.p1"].map((name) => store.readState(name));
  expect(states).toEqual(["set", "set", "set"]);
});

test("a held edit is taken over once, and not after it was dropped", () => {
  const store = storeOf({});
  let count = 0;
  const takeOver = () => {
    count += 1;
  };
  store.holdEdit(takeOver);
  store.takeOverEdit(() => {});
  expect(count).toBe(0);
  store.takeOverEdit();
  store.takeOverEdit();
  expect(count).toBe(1);
  store.holdEdit(takeOver);
  store.dropEdit();
  store.takeOverEdit();
  expect(count).toBe(1);
});

test("names the drafts around a draft, outermost first", () => {
  expect(ancestorsOf("body.drafts.m0.parts.p1.rows.r4.value.parts.v0.parts.p2")).toEqual([
    "body.drafts.m0",
    "body.drafts.m0.parts.p1",
    "body.drafts.m0.parts.p1.rows.r4.value",
    "body.drafts.m0.parts.p1.rows.r4.value.parts.v0",
  ]);
  expect(ancestorsOf("query")).toEqual([]);
});
