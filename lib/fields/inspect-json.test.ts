import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspectJson, locateOffset } from "./inspect-json";

const isJson = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("inspectJson", () => {
  test("finds no fault in any JSON text", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        expect(inspectJson(JSON.stringify(value, null, indent))).toEqual({ losses: [] });
      }),
    );
  });

  test("agrees with JSON.parse on damaged texts", () => {
    const damaged = fc
      .tuple(
        fc.jsonValue(),
        fc.nat(),
        fc.constantFrom("", ",", ":", "{", "]", '"', "\\", "1", "-", "e", "x", "\n", "\u0001"),
      )
      .map(([value, at, insert]) => {
        const text = JSON.stringify(value);
        const position = at % (text.length + 1);
        return text.slice(0, position) + insert + text.slice(position + (insert === "" ? 1 : 0));
      })
      .filter((text) => text.trim() !== "");
    fc.assert(
      fc.property(damaged, (text) => {
        expect(inspectJson(text).fault === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['{"a": 1,}', "JSON has no trailing commas", 1, 9],
    ["[1, 2,]", "A value is missing before ]; JSON has no trailing commas", 1, 7],
    ['{\n  "a": tru\n}', 'Text needs double quotes: "tru"', 2, 8],
    ["{'a': 1}", "Text needs double quotes", 1, 2],
    ['{"a": True}', "JSON writes true for True", 1, 7],
    ['{"a" 1}', "Expected : after the name, not 1", 1, 6],
    ['{"a": 1 "b": 2}', 'Expected , or }, not "b"', 1, 9],
    ["[1 2]", "Expected , or ], not 2", 1, 4],
    ['{"a": 01}', "01 is not a number in JSON", 1, 7],
    ['{"a": "x\ny"}', "This text is not closed on its line; write \\n for a line break", 1, 7],
    ['{"a": "\\x"}', "This escape is not known to JSON; write \\\\ for a backslash", 1, 7],
    ['{"a": [1', "] is missing at the end", 1, 8],
    ["1 2", "The value has ended already; unexpected 2", 1, 3],
    ["// x", "JSON has no comments", 1, 1],
  ])("says where and why %j breaks", (text, message, line, column) => {
    const { fault } = inspectJson(text);
    expect(fault?.message).toBe(message);
    expect(locateOffset(text, fault?.from ?? -1)).toEqual({ line, column });
  });

  test.each(["", " \n\t"])("takes blank text %j for no value", (text) => {
    expect(inspectJson(text)).toEqual({ losses: [] });
  });

  test("points out names given twice, also when they are spelled differently", () => {
    const { losses } = inspectJson('{"a":1,"b":{"a":2},"\\u0061":3}');
    expect(losses.map(({ from, to }) => [from, to])).toEqual([[19, 27]]);
  });

  test.each([
    [
      "9007199254740993",
      "9007199254740993 would be sent as 9007199254740992: it has more digits than a JSON number can keep here",
    ],
    ["1e400", "1e400 is too large to be sent as a number"],
  ])("points out that the number %s would change", (literal, message) => {
    expect(inspectJson(`{"seed": ${literal}}`).losses).toEqual([{ from: 9, to: 9 + literal.length, message }]);
  });

  test("leaves numbers alone that are only spelled differently", () => {
    expect(inspectJson("[1.0, 1e3, 0.1, -0, 1E-7, 9007199254740991]").losses).toEqual([]);
  });

  test("reads nesting of any depth", () => {
    const depth = 200_000;
    expect(inspectJson("[".repeat(depth) + "]".repeat(depth))).toEqual({ losses: [] });
  });
});
