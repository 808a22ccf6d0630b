import { describe, expect, test } from "vitest";
import { describeApi } from "@/lib/openapi/describe-api";
import { describeFixture, fixtureNames, readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildOperationForm } from "./build-operation-form";
import { packForm, unpackForm } from "./pack-form";

const documents = [
  ...fixtureNames.map((name) => [name, describeFixture(name)] as const),
  ["openapi.yaml", describeApi(readProjectDescription())] as const,
];

describe.each(documents)("the forms of %s", (_, api) => {
  const forms = api.operations.map((operation) => buildOperationForm(api, operation));

  test("come back from JSON unchanged, shared and recursive nodes included", () => {
    for (const form of forms) {
      const packed = packForm(form);
      const unpacked = unpackForm(JSON.parse(JSON.stringify(packed)));
      expect(unpacked).toEqual(form);
      // The same table again: nodes that were one object still are.
      expect(packForm(unpacked)).toEqual(packed);
    }
  });

  test("hold nothing that JSON would drop", () => {
    for (const form of forms) {
      const packed = packForm(form);
      expect(JSON.parse(JSON.stringify(packed))).toStrictEqual(packed);
    }
  });
});

test("a table that has become too long ends in JSON editors, deepest levels first", () => {
  const api = describeFixture("cycles.json");
  for (const operation of api.operations) {
    const form = buildOperationForm(api, operation);
    const whole = packForm(form);
    const lengths: number[] = [];
    for (const limit of [0, 200, 400, 800, 1600, 1e6]) {
      const packed = packForm(form, limit);
      lengths.push(packed.nodes.length);
      expect(packForm(unpackForm(packed), 1e6)).toEqual(packed);
      packed.nodes.forEach((node, position) => {
        if (node.unchecked?.includes("size")) expect(node).toMatchObject({ kind: "any", unchecked: ["size"] });
        else expect({ ...node, position }).toMatchObject({ kind: whole.nodes[position]?.kind });
      });
    }
    expect(lengths).toEqual(lengths.toSorted((one, other) => one - other));
    expect(lengths.at(-1)).toBe(whole.nodes.length);
  }
});

test("each node is in the table once", () => {
  const api = describeFixture("cycles.json");
  const [operation] = api.operations;
  const packed = operation && packForm(buildOperationForm(api, operation));
  const filters = packed?.nodes.filter((node) => node.typeName === "Filter");
  expect(filters).toHaveLength(1);
});
