import { describe, expect, it } from "vitest";
import { locateJsonPath } from "./locate-json-path";

const text = String.raw`{
  "a": { "x\"}": [1, {"b": "] }"}, "deep"], "b": null },
  "": true, "list": []
}`;

const textAt = (path: (string | number)[]) => {
  const range = locateJsonPath(text, path);
  return range && text.slice(range.from, range.to);
};

describe("locateJsonPath", () => {
  it.each<[path: (string | number)[], found: string]>([
    [["a", "b"], '"b"'],
    [["a", 'x"}'], String.raw`"x\"}"`],
    [["a", 'x"}', 0], "1"],
    [["a", 'x"}', 1, "b"], '"b"'],
    [["a", 'x"}', 2], '"deep"'],
    [[""], '""'],
    // What is not there is shown by what it is missing from.
    [["list", 3], '"list"'],
    [["a", "b", "c"], '"b"'],
  ])("finds %j", (path, found) => {
    expect(textAt(path)).toBe(found);
  });

  it("takes the whole value for no path, and nothing for text that is not JSON", () => {
    expect(textAt([])).toBe(text);
    expect(locateJsonPath("{nope", ["nope"])).toBeUndefined();
  });
});
