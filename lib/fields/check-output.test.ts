import { expect, test } from "vitest";
import type { Json } from "@/lib/json";
import { checkOutput } from "./check-output";
import { formatPath } from "./problem";

const schema: Json = {
  type: "object",
  required: ["city", "days"],
  additionalProperties: false,
  $defs: {
    day: {
      type: "object",
      required: ["high"],
      properties: { high: { type: "number" }, sky: { enum: ["sun", "rain"] } },
    },
  },
  properties: {
    city: { type: "string", minLength: 1 },
    days: { type: "array", minItems: 1, items: { $ref: "#/$defs/day" } },
  },
};

function paths(text: string, of: Json = schema): string[] | string | undefined {
  const verdict = checkOutput(of, text);
  return verdict?.kind === "checked" ? verdict.problems.map(({ path }) => formatPath(path)) : verdict?.kind;
}

test.each<[string, string[] | string]>([
  ['{"city":"Oslo","days":[{"high":3,"sky":"sun"}]}', []],
  ['{"city":"","days":[{"high":"3"},{"sky":"fog","high":1}],"x":1}', ["city", "days 1 › high", "days 2 › sky", "x"]],
  ['{"days":[]}', ["city", "days"]],
  ["[]", [""]],
  ["Sure! {}", "no-json"],
  ['{"city":"Os', "no-json"],
])("checks %s", (text, expected) => {
  const found = paths(text);
  expect(Array.isArray(found) ? found.sort() : found).toEqual(Array.isArray(expected) ? expected.sort() : expected);
});

test("follows a schema that refers to itself", () => {
  const tree: Json = { type: "object", required: ["v"], properties: { v: { type: "integer" }, next: { $ref: "#" } } };
  expect(paths('{"v":1,"next":{"v":2,"next":{"v":"x"}}}', tree)).toEqual(["next › next › v"]);
});

test("gives up on JSON of any depth without failing", () => {
  const depth = 50_000;
  expect(["too-deep", "checked"]).toContain(
    checkOutput({ type: "array" }, "[".repeat(depth) + "]".repeat(depth))?.kind,
  );
});

test("says what it did not look at", () => {
  expect(checkOutput({ type: "object", patternProperties: { "^x": { type: "string" } } }, "{}")).toMatchObject({
    kind: "checked",
    unchecked: expect.arrayContaining(["patternProperties"]),
  });
});

test.each<[Json | undefined]>([[undefined], [null], [true], ["x"]])("takes %j for no schema", (value) => {
  expect(checkOutput(value, "{}")).toBeUndefined();
});
