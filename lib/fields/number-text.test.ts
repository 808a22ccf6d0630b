import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inexactNumbers, numberText, readNumberText } from "./number-text";

describe("readNumberText", () => {
  it.each<[string, number]>([
    ["1.", 1],
    [".5", 0.5],
    ["+3", 3],
    ["1e3", 1000],
    ["1E-7", 1e-7],
    [" 2 ", 2],
    ["007", 7],
    ["0.10", 0.1],
    ["-0", -0],
    ["0e99", 0],
    ["9007199254740991", 9007199254740991],
    ["9007199254740992", 9007199254740992],
    ["100000000000000000000000", 1e23],
    ["5e-324", 5e-324],
  ])("reads %j", (text, value) => {
    expect(readNumberText(text)).toEqual({ value });
  });

  it.each(["", ".", "-", "1e", "e1", "1,5", "0x10", "1_000", "NaN", "Infinity", "1 2", "--1", "½", "1n"])(
    "refuses %j",
    (text) => {
      expect(readNumberText(text)).toEqual({ fault: "not-a-number" });
    },
  );

  it.each<[string, number]>([
    ["9007199254740993", 9007199254740992],
    ["0.12345678901234567890", 0.12345678901234568],
    ["1e-400", 0],
  ])("points out that %s is sent as %d", (text, value) => {
    expect(readNumberText(text)).toEqual({ value, fault: "inexact" });
  });

  it("refuses numbers beyond all bounds", () => {
    expect(readNumberText("1e309")).toEqual({ fault: "too-large" });
  });

  it("reads every number back from its text", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumberText(numberText(value))).toEqual({ value });
      }),
    );
  });
});

describe("inexactNumbers", () => {
  it("finds them outside of strings", () => {
    const text = String.raw`{"a": [1, 9007199254740993, -1e999], "b\"9007199254740993": "0.12345678901234567890", "c": 0.5}`;
    expect(inexactNumbers(text)).toEqual(["9007199254740993", "-1e999"]);
  });
});
