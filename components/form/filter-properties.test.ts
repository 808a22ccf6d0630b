import { expect, test } from "vitest";
import type { ObjectProperty } from "@/lib/fields/field";
import { filterProperties, orderForAdding } from "./filter-properties";

const property = (name: string, description?: string, deprecated?: boolean): ObjectProperty => ({
  name,
  required: false,
  node: { kind: "string", ...(description && { description }), ...(deprecated && { deprecated }) },
});
const properties = [
  property("old", undefined, true),
  property("seed", "Repeats a max run"),
  property("max_tokens"),
  property("top_p"),
];
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);

test("offers deprecated properties last and keeps their positions", () => {
  const ordered = orderForAdding(properties, [0, 1, 3, 9]);
  expect(ordered.map(({ name, index }) => [name, index])).toEqual([
    ["seed", 1],
    ["top_p", 3],
    ["old", 0],
  ]);
});

test.each([
  ["", ["seed", "max_tokens", "top_p", "old"]],
  ["MAX", ["max_tokens", "seed"]],
  ["run repeats", ["seed"]],
  ["tokens max", ["max_tokens"]],
  ["nothing", []],
])("finds %j in names before descriptions", (filter, expected) => {
  expect(names(filterProperties(orderForAdding(properties, [0, 1, 2, 3]), filter))).toEqual(expected);
});
