import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "@/lib/json";
import { createResolver, joinPointer } from "./json-pointer";

const document: JsonObject = JSON.parse(`{
  "a/b": { "m~n": 1, "x y": 2, "%41": 3 },
  "list": [{ "k": "first" }, { "k": "second" }],
  "": { "": "empty" },
  "__proto__": { "own": true },
  "alias": { "$ref": "#/list/1" },
  "loop": { "$ref": "#/loop2" },
  "loop2": { "$ref": "#/loop" },
  "named": [{ "$anchor": "here", "k": 5 }, { "$dynamicAnchor": "there" }]
}`);

describe("createResolver", () => {
  const resolve = createResolver(document);

  test.each([
    ["#", document],
    ["#/a~1b/m~0n", 1],
    ["#/a~1b/x%20y", 2],
    ["#/a~1b/%2541", 3],
    ["#/list/1/k", "second"],
    ["#//", "empty"],
    ["#/__proto__/own", true],
    ["#/alias/k", "second"],
    ["#here", { $anchor: "here", k: 5 }],
    ["#there", { $dynamicAnchor: "there" }],
  ])("follows %s", (reference, target) => {
    expect(resolve(reference)).toEqual(target);
    expect(resolve(reference)).toEqual(target);
  });

  test.each([
    "#/missing",
    "#/list/2",
    "#/list/01",
    "#/list/k",
    "#/list/length",
    "#/constructor",
    "#/a~1b/toString",
    "#/loop/k",
    "#nowhere",
    "#/a~1b/%zz",
    "other.yaml#/a",
    "https://example.com/api.json",
    "",
  ])("finds nothing at %j", (reference) => {
    expect(resolve(reference)).toBeUndefined();
  });

  test("finds whatever joinPointer points to", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (keys) => {
        const value = keys.reduceRight<JsonObject>((inner, key) => Object.fromEntries([[key, inner]]), { found: true });
        const pointer = joinPointer("#", ...keys).replaceAll("%", "%25");
        expect(createResolver(value)(pointer)).toEqual({ found: true });
      }),
    );
  });
});
