import fc from "fast-check";
import { createFormControl, type FieldValues } from "react-hook-form";
import { describe, expect, test } from "vitest";
import type { Draft } from "@/lib/fields/draft";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import { appendRow, duplicateRow, moveRow, removeRow, rowIds } from "@/lib/fields/draft-rows";
import type { ArrayField, FieldNode, UnionField } from "@/lib/fields/field";
import { jsonFromDraft } from "@/lib/fields/json-from-draft";
import { switchVariant } from "@/lib/fields/switch-variant";
import { RequestStore } from "./request-store";
import { UndoHistory } from "./undo-history";

const text: FieldNode = { kind: "string" };
const choice: UnionField = {
  kind: "union",
  variants: [
    { label: "text", node: text },
    { label: "list", node: { kind: "array", item: text } },
  ],
};
const list: ArrayField = { kind: "array", item: choice };

function storeOf(values: FieldValues): RequestStore {
  const form = createFormControl<FieldValues>({ defaultValues: values });
  form.subscribe({ formState: {}, callback: () => {} });
  return new RequestStore(form, values);
}

function travel(store: RequestStore, direction: "undo" | "redo"): boolean {
  const step = store.history.take(direction);
  if (!step || !Array.isArray(step.changes)) return false;
  store.history.keep(direction, { ...step, changes: store.swap(step.changes) });
  return true;
}

const draftOf = (store: RequestStore, name: string): Draft => store.readDraft(name) ?? { state: "absent" };
const rowAt = (draft: Draft, at: number) => rowIds(draft)[at] ?? "";

const steps: fc.Arbitrary<(store: RequestStore) => void> = fc.oneof(
  fc.string().map((value) => (store: RequestStore) => {
    store.apply("a", appendRow(draftOf(store, "a"), { value: draftFromJson(choice, value) }));
  }),
  fc.nat(5).map((at) => (store: RequestStore) => {
    store.apply("a", removeRow(draftOf(store, "a"), rowAt(draftOf(store, "a"), at)));
  }),
  fc.nat(5).map((at) => (store: RequestStore) => {
    store.apply("a", duplicateRow(draftOf(store, "a"), rowAt(draftOf(store, "a"), at)));
  }),
  fc.tuple(fc.nat(5), fc.nat(5)).map(([from, to]) => (store: RequestStore) => {
    store.apply("a", moveRow(draftOf(store, "a"), rowAt(draftOf(store, "a"), from), to));
  }),
  fc.tuple(fc.nat(5), fc.nat(1)).map(([at, variant]) => (store: RequestStore) => {
    const id = rowAt(draftOf(store, "a"), at);
    const name = `a.rows.${id}.value`;
    if (id) store.apply(name, switchVariant(choice, draftOf(store, name), variant));
  }),
  fc.constantFrom("null", "absent", "set").map((state) => (store: RequestStore) => {
    store.change(`${state} set`, () => store.write("a.state", state));
  }),
);

describe("steps", () => {
  test("are taken back one by one to the start, and repeated to the end", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(steps, { maxLength: 12 }), (start, actions) => {
        const store = storeOf({ a: draftFromJson(list, start) });
        const read = () => JSON.stringify(jsonFromDraft(list, store.readDraft("a")));
        const first = read();
        for (const action of actions) action(store);
        const last = read();
        while (travel(store, "undo"));
        expect(read()).toBe(first);
        while (travel(store, "redo"));
        expect(read()).toBe(last);
      }),
    );
  });

  test("leave what was typed elsewhere in the meantime", () => {
    const store = storeOf({ a: draftFromJson(list, ["x", "y"]) });
    store.change("a 1 removed", () => store.apply("a", removeRow(draftOf(store, "a"), "r0")));
    store.write("a.rows.r1.value.parts.v0.text", "typed");
    expect(store.history.getState()).toEqual({ undo: "a 1 removed", redo: undefined });
    travel(store, "undo");
    expect(jsonFromDraft(list, store.readDraft("a"))).toEqual(["x", "typed"]);
    expect(store.history.getState()).toEqual({ undo: undefined, redo: "a 1 removed" });
  });

  test("bring shown properties back", () => {
    const store = storeOf({ a: { state: "set" } });
    store.show("a", [3]);
    store.change("taken out", () => store.show("a", []));
    travel(store, "undo");
    expect(store.readShown("a")).toEqual([3]);
  });
});

describe("a history", () => {
  const stepOf = (label: string, name: string, session?: symbol) => ({
    label,
    changes: [{ name, value: label }],
    session,
  });

  test("makes one step of a session, which goes back to where the session began", () => {
    const history = new UndoHistory();
    const session = Symbol("editing");
    history.add(stepOf("1", "a", session));
    history.add(stepOf("2", "a", session));
    history.add(stepOf("3", "b", session));
    history.add(stepOf("4", "a"));
    expect(history.take("undo")?.label).toBe("4");
    expect(history.take("undo")?.changes).toEqual([
      { name: "a", value: "1" },
      { name: "b", value: "3" },
    ]);
    expect(history.take("undo")).toBeUndefined();
  });

  test("forgets the oldest steps, sooner when they are large", () => {
    const history = new UndoHistory();
    const snapshot = { values: {}, opening: {}, shown: new Map(), sizeCharacters: 9_000_000 };
    for (let step = 0; step < 150; step++) history.add(stepOf(String(step), "a"));
    for (let step = 0; step < 3; step++) history.add({ label: "load", changes: snapshot });
    let count = 0;
    while (history.take("undo")) count++;
    expect(count).toBe(2);
    const text = "x".repeat(11_000_000);
    for (const name of ["a", "b"]) history.add({ label: "JSON edited", changes: [{ name, value: { text } }] });
    expect(history.take("undo")?.changes).toEqual([{ name: "b", value: { text } }]);
    expect(history.take("undo")).toBeUndefined();
  });

  test("forgets what could be repeated once something new is done", () => {
    const history = new UndoHistory();
    history.add(stepOf("1", "a"));
    const step = history.take("undo");
    if (step) history.keep("undo", step);
    expect(history.getState()).toEqual({ undo: undefined, redo: "1" });
    history.add(stepOf("2", "a"));
    expect(history.getState()).toEqual({ undo: "2", redo: undefined });
  });
});
