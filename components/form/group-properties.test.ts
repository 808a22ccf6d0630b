import { expect, test } from "vitest";
import { groupProperties } from "./group-properties";

const properties = (names: string[]) =>
  names.map((name, index) => ({ name, index, required: false, node: { kind: "string" as const } }));
const shown = (names: string[]) =>
  groupProperties(properties(names)).map(({ word, properties: members }) => [word, members.map(({ name }) => name)]);

test("groups a long list by the first word of the names, and what is alone comes first", () => {
  const many = Array.from({ length: 46 }, (_, index) => `net-${index}`);
  expect(shown(["billing_day", "id", "billingPlan", "Billing", "id_token", ...many, "_"])).toEqual([
    [undefined, ["id", "id_token", "_"]],
    ["billing", ["billing_day", "billingPlan", "Billing"]],
    ["net", many],
  ]);
});

test("leaves a short list as it is", () => {
  expect(shown(["a_1", "a_2", "a_3", "b"])).toEqual([[undefined, ["a_1", "a_2", "a_3", "b"]]]);
});
