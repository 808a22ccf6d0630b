import fc from "fast-check";
import { expect, it } from "vitest";
import { isJsonObject, type Json, type JsonPath } from "@/lib/json";
import { locateJsonPaths } from "./locate-json-paths";
import { anyJson } from "./testing/json-arbitrary";

function listValues(value: Json, path: JsonPath = []): { path: JsonPath; value: Json }[] {
  const inner = Array.isArray(value)
    ? value.flatMap((item, index) => listValues(item, [...path, index]))
    : isJsonObject(value)
      ? Object.entries(value).flatMap(([key, member]) => listValues(member, [...path, key]))
      : [];
  return [{ path, value }, ...inner];
}

it("finds every value of a text", () => {
  fc.assert(
    fc.property(anyJson, fc.constantFrom(undefined, 1, "\t"), (json, indent) => {
      const text = JSON.stringify(json, null, indent);
      const values = listValues(json);
      const ranges = locateJsonPaths(
        text,
        values.map(({ path }) => path),
      );
      for (const [index, { from, to, name }] of ranges.entries()) {
        const { path, value } = values[index] ?? { path: [], value: null };
        expect(JSON.stringify(JSON.parse(text.slice(from, to)))).toBe(JSON.stringify(value));
        const key = path.at(-1);
        expect(name && JSON.parse(text.slice(name.from, name.to))).toBe(typeof key === "string" ? key : undefined);
      }
    }),
    { numRuns: 200 },
  );
});

it.each<[path: JsonPath, found: string]>([
  [["a", 1, "b"], "{"],
  [["a", 7], "["],
  [["missing"], "{"],
  [["a", 0], "1"],
])("marks the container of what is missing at %j", (path, found) => {
  const text = '{"a": [1, {"c": 2}]}';
  const [range] = locateJsonPaths(text, [path]);
  expect(text.slice(range?.from, range?.to)).toBe(found);
});
