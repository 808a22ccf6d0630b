import { expect, it } from "vitest";
import { findLongRuns } from "./find-long-runs";

it.each<[text: string, runs: string[]]>([
  ["", []],
  ["abc", []],
  ["abcd", ["abcd"]],
  ['"abcd","ab cdefg=="', ["abcd", "cdefg=="]],
  ["🙂abcd", ["abcd"]],
])("finds the runs of %j", (text, expected) => {
  expect(findLongRuns(text, 4).map(({ from, to }) => text.slice(from, to))).toEqual(expected);
});

it("takes runs of many megabytes", () => {
  const text = `{"url":"data:image/png;base64,${"QUJD".repeat(4_000_000)}"}`;
  expect(findLongRuns(text, 1_000)).toEqual([{ from: 30, to: 16_000_030 }]);
});
