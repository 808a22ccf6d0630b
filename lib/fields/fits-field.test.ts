import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/json";
import { readObject } from "@/lib/openapi/read-member";
import { readFixture, readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { exampleValue } from "./example-value";
import type { FieldNode } from "./field";
import { fitsField } from "./fits-field";
import { createOracle } from "./testing/ajv-oracle";
import { mutateJson } from "./testing/mutate-json";
import { createRandom } from "./testing/random";
import { listRequestSchemas } from "./testing/request-schemas";
import { generateInstance } from "./testing/schema-instances";

const documents: [string, JsonObject][] = [
  ["cycles.json", withoutEndless(readFixture("cycles.json"))],
  ["odd-names.json", readFixture("odd-names.json")],
  ["openapi.yaml", readProjectDescription()],
];
const ROUNDS = 40;

describe.each(documents)("values of %s", (_, document) => {
  test("that JSON Schema accepts fit the field", () => {
    const judge = createOracle(document);
    const random = createRandom(20260115);
    let accepted = 0;
    for (const { pointer, schema, node, resolve } of listRequestSchemas(document)) {
      const verdict = judge(pointer);
      for (let round = 0; round < ROUNDS; round += 1) {
        const instance = generateInstance(schema, resolve, random);
        const value = round % 3 === 0 ? instance : mutateJson(round % 3 === 1 ? instance : exampleValue(node), random);
        if (verdict(value).valid) {
          accepted += 1;
          expect({ pointer, value, fits: fitsField(node, value) }).toEqual({ pointer, value, fits: true });
        }
      }
    }
    expect(accepted).toBeGreaterThan(ROUNDS);
  });
});

const integer: FieldNode = { kind: "integer", minimum: 1, exclusiveMaximum: 5 };
const closed: FieldNode = {
  kind: "object",
  properties: [{ name: "a", required: true, node: integer }],
  additional: "closed",
  requireSets: [[["a"], ["b"]]],
  maxProperties: 1,
};

test.each<[FieldNode, Json[], Json[]]>([
  [{ kind: "string", minLength: 2, maxLength: 3, pattern: "^é" }, ["é😀", "éab"], ["é", "éabc", "abc", 5, null]],
  [{ kind: "string", pattern: "(?i)x" }, ["anything"], [true]],
  [{ kind: "string", nullable: true }, [null, ""], [0]],
  [integer, [1, 4], [0, 5, 1.5, "1"]],
  [{ kind: "number", multipleOf: 0.1 }, [0.3, 1.1, 0], [0.25]],
  [{ kind: "boolean" }, [true, false], [0, "true"]],
  [{ kind: "enum", values: [1, { a: [null] }] }, [1, { a: [null] }], [2, { a: [] }]],
  [{ kind: "const", value: null }, [null], [0]],
  [
    { kind: "array", item: integer, minItems: 1, maxItems: 2, uniqueItems: true },
    [[1], [1, 2]],
    [[], [1, 1], [1, 2, 3], ["1"], {}],
  ],
  [{ kind: "tuple", items: [integer], rest: { kind: "boolean" } }, [[], [1], [1, true]], [[true], [1, 1]]],
  [{ kind: "tuple", items: [integer] }, [[1]], [[1, 1]]],
  [
    { kind: "map", value: integer, key: { kind: "string", maxLength: 1 }, required: ["a"] },
    [{ a: 1 }],
    [{ b: 1 }, { a: 0 }, { a: 1, bb: 1 }],
  ],
  [closed, [{ a: 1 }], [{}, { a: 0 }, { a: 1, b: 1 }, []]],
  [
    {
      kind: "union",
      variants: [
        { label: "a", node: closed },
        { label: "n", node: integer },
      ],
    },
    [{ a: 1 }, 2],
    ["x", 9],
  ],
  [{ kind: "any" }, [null, 1, {}], []],
])("%j takes what it should and nothing else", (node, fitting, others) => {
  expect(fitting.filter((value) => !fitsField(node, value))).toEqual([]);
  expect(others.filter((value) => fitsField(node, value))).toEqual([]);
});

/** Ajv follows references that lead to themselves for ever. */
function withoutEndless(document: JsonObject): JsonObject {
  const { "/loops": _loops, ...paths } = readObject(document, "paths") ?? {};
  return { ...document, paths };
}
