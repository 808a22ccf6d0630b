import { expect, test } from "vitest";
import { divideRows } from "./divide-rows";

const rows = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `r${from + index}`);
const shapeOf = (ids: string[]) =>
  divideRows(ids, 20).map(({ key, start, ids: members }) => [key, start, members.length]);

/** Rows that change their block, beside those that are new. */
function countRemounted(before: string[], after: string[], size: number): number {
  const blockOf = (list: string[]) =>
    new Map(divideRows(list, size).flatMap(({ key, ids }) => ids.map((id) => [id, key] as const)));
  const [first, second] = [blockOf(before), blockOf(after)];
  return after.filter((id) => first.has(id) && first.get(id) !== second.get(id)).length;
}

test("divides a long list into blocks, and a short one not at all", () => {
  expect(divideRows([], 20)).toEqual([]);
  expect(shapeOf(rows(20))).toEqual([["0", 0, 20]]);
  expect(shapeOf(rows(45))).toEqual([
    ["0", 0, 20],
    ["1", 20, 20],
    ["2", 40, 5],
  ]);
});

test("keeps every row, in order, in blocks of different keys", () => {
  for (const ids of [["r40", "r1", "r20", "r60", "r0", "x"], ["x", "y"], [...rows(30, 40), ...rows(30)], ["r7"]]) {
    const blocks = divideRows(ids, 20);
    expect(blocks.flatMap((block) => block.ids)).toEqual(ids);
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
    for (const { start, ids: members } of blocks) expect(ids[start]).toBe(members[0]);
  }
});

test.each([20, 60, 180])("leaves the other rows in their blocks of %i, whichever is removed or moved", (size) => {
  const ids = rows(200);
  for (const id of ids) {
    const rest = ids.filter((other) => other !== id);
    expect(countRemounted(ids, rest, size), `${id} removed`).toBe(0);
    for (let to = 0; to <= rest.length; to += 19) {
      const moved = [...rest.slice(0, to), id, ...rest.slice(to)];
      expect(countRemounted(ids, moved, size), `${id} moved to ${to}`).toBeLessThanOrEqual(1);
    }
  }
});

test("leaves them there when rows are added in front, in between, at the end, or shown", () => {
  const ids = rows(200);
  const added = rows(7, 200);
  for (const size of [20, 60, 180]) {
    expect(countRemounted(ids, [...added, ...ids], size)).toBe(0);
    expect(countRemounted(ids, [...ids.slice(0, 5), ...added, ...ids.slice(5)], size)).toBe(0);
    expect(countRemounted(ids, [...ids, ...added], size)).toBe(0);
    expect(countRemounted(ids.slice(100), ids, size)).toBe(0);
  }
});
