import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutAtStop, splitPieces } from "./text-pieces";

describe("splitPieces", () => {
  it("loses nothing and never splits a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const pieces = splitPieces(text);
        expect(pieces.join("")).toBe(text);
        expect(pieces.every((piece) => piece !== "" && piece.isWellFormed())).toBe(true);
      }),
    );
  });

  it.each([
    ["one two\n\nthree ", ["one", " two", "\n\nthree", " "]],
    ["abcdefghijklmnop", ["abcdefghijkl", "mnop"]],
    ["", []],
  ])("splits %j into %j", (text, pieces) => {
    expect(splitPieces(text)).toEqual(pieces);
  });
});

describe("cutAtStop", () => {
  it.each([
    ["one two three", ["three", "two"], "one "],
    ["one", ["two"], "one"],
    ["one", [""], "one"],
    ["one", ["one"], ""],
    ["one", [], "one"],
  ])("cuts %j at the first of %j", (text, stops, expected) => {
    expect(cutAtStop(text, stops)).toBe(expected);
  });
});
