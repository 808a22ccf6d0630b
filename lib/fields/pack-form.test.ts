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

test("each node is in the table once", () => {
  const api = describeFixture("cycles.json");
  const [operation] = api.operations;
  const packed = operation && packForm(buildOperationForm(api, operation));
  const filters = packed?.nodes.filter((node) => node.typeName === "Filter");
  expect(filters).toHaveLength(1);
});
