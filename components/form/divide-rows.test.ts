import { expect, test } from "vitest";
import { divideRows } from "./divide-rows";

const rows = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);
const shapeOf = (ids: string[]) =>
  divideRows(ids, 20).map(({ key, start, ids: members }) => [key, start, members.length]);

test("divides a long list into blocks, and a short one not at all", () => {
  expect(divideRows([], 20)).toEqual([]);
  expect(shapeOf(rows(20))).toEqual([["first", 0, 20]]);
  expect(shapeOf(rows(45))).toEqual([
    ["first", 0, 20],
    ["r20", 20, 20],
    ["r40", 40, 5],
  ]);
});

test("leaves the other rows in their blocks when one is removed, added or moved", () => {
  const ids = rows(45);
  const blockOf = (list: string[]) =>
    new Map(divideRows(list, 20).flatMap(({ key, ids: members }) => members.map((id) => [id, key] as const)));
  const before = blockOf(ids);
  for (const after of [
    ids.filter((id) => id !== "r3"),
    [...ids, "r45"],
    ["r46", ...ids],
    [...ids.slice(0, 2), "r44", ...ids.slice(2, 44)],
    ids.filter((id) => id !== "r0"),
  ]) {
    const blocks = blockOf(after);
    const remounted = after.filter((id) => before.has(id) && before.get(id) !== blocks.get(id));
    expect(remounted.length).toBeLessThanOrEqual(1);
  }
});

test("keeps the keys of blocks apart in any order", () => {
  const keys = divideRows(["r40", "r1", "r20", "r60", "r0", "x"], 20).map(({ key }) => key);
  expect(keys).toEqual(["r40", "r20", "r60"]);
});
