import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonPath } from "@/lib/json";
import { findMatches } from "./find-matches";
import { indexJson, type JsonIndex } from "./index-json";
import { findPath, formatPath, readKind, readName, readPath, readValueText, sliceValue } from "./read-node";
import { findRow, listRows, openNodes, reveal } from "./tree-rows";

function run<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const nodesOf = (index: JsonIndex) => Array.from({ length: index.count }, (_, node) => node);

/** Every value with its path, as plain recursion finds them. */
function walk(value: Json, path: JsonPath = []): { path: JsonPath; value: Json }[] {
  const members: [string | number, Json][] =
    typeof value !== "object" || value === null
      ? []
      : Array.isArray(value)
        ? [...value.entries()]
        : Object.entries(value);
  return [{ path, value }, ...members.flatMap(([name, member]) => walk(member, [...path, name]))];
}

const sample = '{"data":[{"id":"a/b","n":1},{"id":"c\\/d","n":1e400}],"é\\"":"\\u00c9 \\"x\\"","deep":{"a":{}},"e":[]}';

describe("an index of JSON text", () => {
  it("holds every value at its path, whatever the layout", () => {
    const json = fc.jsonValue({ maxDepth: 4 }).map((value) => value as Json);
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const index = run(indexJson(text));
        const plain = JSON.parse(text);
        expect(index.isWhole).toBe(true);
        const found = nodesOf(index).map((node) => ({
          path: readPath(index, node),
          value: JSON.parse(sliceValue(index, node)),
        }));
        expect(found).toEqual(walk(plain));
        for (const node of nodesOf(index)) expect(findPath(index, readPath(index, node))).toBe(node);
      }),
      { numRuns: 60 },
    );
  });

  it("keeps numbers, order and repeated names as they are written", () => {
    const index = run(indexJson('\uFEFF {"b": 1.0, "10": 9007199254740993, "b": -0 }'));
    expect(
      nodesOf(index).map((node) => [readName(index, node), readKind(index, node), sliceValue(index, node)]),
    ).toEqual([
      [undefined, "object", '{"b": 1.0, "10": 9007199254740993, "b": -0 }'],
      ["b", "number", "1.0"],
      ["10", "number", "9007199254740993"],
      ["b", "number", "-0"],
    ]);
    expect(findPath(index, ["b"])).toBe(3);
  });

  it("takes any depth and says where it had to end", () => {
    const deep = run(indexJson("[".repeat(200_000) + "]".repeat(200_000)));
    expect([deep.count, deep.isWhole, readPath(deep, 199_999).length]).toEqual([200_000, true, 199_999]);
    expect(listRows(deep, openNodes(deep, "some")).length).toBeLessThan(1000);
    expect(run(indexJson("[1,2,3]", 3))).toMatchObject({ count: 3, isWhole: false });
    for (const broken of ['{"a":[1,{"b', "}", "1 2", '["a']) {
      expect(run(indexJson(broken)).isWhole).toBe(false);
    }
  });

  it("gives texts without their escapes and paths that other tools read", () => {
    const index = run(indexJson(sample));
    const at = (...path: JsonPath) => findPath(index, path) ?? -1;
    expect(readValueText(index, at("data", 1, "id"))).toBe("c/d");
    expect(readValueText(index, at('é"'))).toBe('É "x"');
    expect(readValueText(index, at("data", 1, "n"))).toBe("1e400");
    expect(formatPath(readPath(index, at("data", 1, "id")))).toBe("$.data[1].id");
    expect(formatPath(readPath(index, at('é"')))).toBe('$["é\\""]');
    expect(findPath(index, ["data", 7])).toBeUndefined();
  });
});

describe("the rows of a tree", () => {
  const index = run(indexJson(sample));
  const shown = (open: Uint8Array) => [...listRows(index, open)].map((node) => formatPath(readPath(index, node)));

  it("show what is open and nothing else", () => {
    expect(shown(openNodes(index, "all"))).toHaveLength(index.count);
    expect(shown(openNodes(index, "some"))).toHaveLength(index.count);
    const open = openNodes(index, "none");
    expect(shown(open)).toEqual(["$", "$.data", '$["é\\""]', "$.deep", "$.e"]);
    const inner = findPath(index, ["data", 1, "n"]) ?? -1;
    expect(listRows(index, open)[findRow(listRows(index, open), inner)]).toBe(findPath(index, ["data"]));
    reveal(index, open, inner);
    expect(shown(open)).toContain("$.data[1].n");
    expect(shown(open)).not.toContain("$.data[0].n");
    expect(listRows(index, open)[findRow(listRows(index, open), inner)]).toBe(inner);
  });

  it("open as many levels as can be read", () => {
    const wide = run(indexJson(JSON.stringify({ data: Array.from({ length: 300 }, () => ({ a: 1, b: 2 })) })));
    expect(listRows(wide, openNodes(wide, "some"))).toHaveLength(302);
  });
});

describe("searching", () => {
  const search = (text: string, query: string) => {
    const index = run(indexJson(text));
    return run(findMatches(index, query)).map((node) => formatPath(readPath(index, node)));
  };

  it("finds names and values in any case and spelling, each node once", () => {
    expect(search(sample, "ID")).toEqual(["$.data[0].id", "$.data[1].id"]);
    expect(search(sample, "/")).toEqual(["$.data[0].id", "$.data[1].id"]);
    expect(search(sample, "é")).toEqual(['$["é\\""]']);
    expect(search(sample, '"x"')).toEqual(['$["é\\""]']);
    expect(search('["a.b","axb",1.5,null]', "A.B")).toEqual(["$[0]"]);
    expect(search('["a.b","axb",1.5,null]', "nul")).toEqual(["$[3]"]);
    expect(search('{"🌙":1,"b":"\\ud83c\\udf19"}', "🌙")).toEqual(['$["🌙"]', "$.b"]);
  });

  it("finds nothing between the values", () => {
    for (const query of ['":', '","', "{", "[", ": 1", "}"]) expect(search(sample, query)).toEqual([]);
  });

  it("finds what stands across two pieces of a long text", () => {
    const text = `["${"-".repeat(256 * 1024 - 5)}needle","${"x".repeat(600_000)}needle"]`;
    expect(search(text, "NEEDLE")).toEqual(["$[0]", "$[1]"]);
  });
});
