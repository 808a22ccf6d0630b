import { describe, expect, it } from "vitest";
import type { FieldNode, ObjectField } from "@/lib/fields/field";
import { type Entry, Outline } from "./outline";
import { chooseShownDetails } from "./shown-details";

const text: FieldNode = { kind: "string" };

function objectOf(properties: Record<string, FieldNode>, typeName?: string): ObjectField {
  return {
    kind: "object",
    properties: Object.entries(properties).map(([name, node]) => ({ name, node, required: false })),
    additional: "open",
    ...(typeName !== undefined && { typeName }),
  };
}

/** Not small, so that it is described only once. */
const bigObject = (typeName?: string) => objectOf({ a: text, b: text, c: text, d: text, e: text }, typeName);

function listEntries(entry: Entry): Entry[] {
  const { detail } = entry;
  return [entry, ...(detail && "entries" in detail ? detail.entries.flatMap(listEntries) : [])];
}

const listIds = (entry: Entry) => listEntries(entry).map(({ id }) => id);

describe("Outline", () => {
  it("gives every entry an anchor of its own, whatever names collide", () => {
    const node = objectOf({
      a: objectOf({ "b-c": text, "b c": text }),
      "a-b": objectOf({ c: text }),
      A: text,
      "[]": text,
      "{}": text,
    });
    const ids = listIds(new Outline().addRoot("body", "body", node, true));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(9);
  });

  it("leaves the page's own anchors alone", () => {
    const root = new Outline(["body", "body-a"]).addRoot("body", "body", objectOf({ a: text }), true);
    expect(listIds(root)).toEqual(["body-2", "body-2-a"]);
  });

  it("names the anchors in a type after it, wherever it is used", () => {
    const anchorsOf = (node: FieldNode) => listIds(new Outline().addRoot("body", "body", node, true));
    const shared = bigObject("Shared");
    expect(anchorsOf(objectOf({ one: shared }))).toContain("Shared-a");
    expect(anchorsOf(objectOf({ two: objectOf({ three: { kind: "array", item: shared } }) }))).toContain("Shared-a");
  });

  it("gives the same anchors each time", () => {
    const build = () =>
      listIds(new Outline().addRoot("body", "body", objectOf({ "a b": bigObject(), "a-b": text }), true));
    expect(build()).toEqual(build());
    expect(build()).toContain("body-a-b-2");
  });

  it("ends at a recursive type and leads back to it", () => {
    const tree = objectOf({ name: text, size: text, kind: text, note: text }, "Tree");
    tree.properties.push({ name: "children", required: false, node: { kind: "array", item: tree } });
    const root = new Outline().addRoot("body", "body", tree, true);
    const children = listEntries(root).find(({ name }) => name === "children");
    expect(children?.detail).toMatchObject({ kind: "elsewhere", count: "5 properties", to: { id: "body" } });
  });

  it("ends at a recursive type that has no name", () => {
    const tree = objectOf({ a: text });
    tree.properties.push({ name: "child", required: false, node: tree });
    const root = new Outline().addRoot("body", "body", tree, true);
    expect(listIds(root)).toEqual(["body", "body-a", "body-child"]);
  });

  it("describes a type where it stands least deep", () => {
    const shared = bigObject("Shared");
    const root = new Outline().addRoot(
      "body",
      "body",
      objectOf({ deep: objectOf({ inner: shared }), flat: shared }),
      true,
    );
    const [inner, flat] = ["inner", "flat"].map((name) => listEntries(root).find((entry) => entry.name === name));
    expect(flat?.detail?.kind).toBe("properties");
    expect(inner?.detail).toMatchObject({ kind: "elsewhere", to: { id: "body-flat" } });
  });

  it("recognises a type that was built twice", () => {
    const root = new Outline().addRoot(
      "body",
      "body",
      objectOf({ one: bigObject("Same"), two: bigObject("Same") }),
      true,
    );
    expect(listEntries(root).at(-1)?.detail).toMatchObject({ kind: "elsewhere", to: { id: "body-one" } });
  });

  it("keeps types of the same name and other parts apart", () => {
    const other = bigObject("Same");
    other.properties.push({ name: "f", required: false, node: text });
    const root = new Outline().addRoot("body", "body", objectOf({ one: bigObject("Same"), two: other }), true);
    expect(listIds(root)).toContain("Same-f");
  });

  it("repeats a few plain properties instead of leading elsewhere", () => {
    const small = objectOf({ url: text }, "Url");
    const root = new Outline().addRoot("body", "body", objectOf({ one: small, two: small }), true);
    expect(listIds(root)).toEqual(expect.arrayContaining(["Url-url", "body-two-url"]));
  });

  it("lists long values once", () => {
    const values = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const root = new Outline().addRoot(
      "body",
      "body",
      objectOf({ one: { kind: "enum", values }, two: { kind: "enum", values } }),
      true,
    );
    expect(listEntries(root).map(({ detail }) => detail?.kind)).toEqual(["properties", "values", "elsewhere"]);
  });

  it("puts required properties first", () => {
    const node = objectOf({ a: text, b: text });
    const [, second] = node.properties;
    if (second) second.required = true;
    expect(listIds(new Outline().addRoot("body", "body", node, true))).toEqual(["body", "body-b", "body-a"]);
  });
});

describe("chooseShownDetails", () => {
  it("shows outer levels before inner ones and leaves out what is too much", () => {
    const wide = objectOf(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`w${index}`, text])));
    const root = new Outline().addRoot("body", "body", objectOf({ wide, narrow: objectOf({ x: text }) }), true);
    const shown = chooseShownDetails([root], 10);
    expect(shown).toContain("body");
    expect(shown).toContain("body-narrow");
    expect(shown).not.toContain("body-wide");
  });

  it("shows what a page is about, however much it is", () => {
    const root = new Outline().addRoot("body", "body", bigObject(), true);
    expect(chooseShownDetails([root], 1)).toContain("body");
  });
});
