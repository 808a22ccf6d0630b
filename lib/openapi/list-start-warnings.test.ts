import { expect, it } from "vitest";
import { listStartWarnings } from "./list-start-warnings";
import { describeFixture } from "./testing/read-fixture";

const problem = (place: number) => ({ pointer: `#/paths/${place}`, message: "Lost." });

it("says nothing about a description without problems", () => {
  expect(listStartWarnings({ problems: [] })).toEqual([]);
});

it("names every problem of a damaged document with its place", () => {
  const [head, ...lines] = listStartWarnings(describeFixture("broken.yaml"));
  expect(head).toMatch(/^API description: 16 things /);
  expect(lines).toHaveLength(16);
  expect(lines).toContain(
    "  #/components/schemas/Half/properties/lost/$ref  The reference #/components/schemas/Missing leads nowhere.",
  );
});

it("lists the first 20 and counts the others", () => {
  const lines = listStartWarnings({ problems: Array.from({ length: 1000 }, (_, place) => problem(place)) });
  expect(lines).toHaveLength(22);
  expect(lines.at(-2)).toBe("  #/paths/19  Lost.");
  expect(lines.at(-1)).toBe("  and 980 more");
});

it("keeps each problem on one line of bounded length, without control characters", () => {
  const [, line = ""] = listStartWarnings({ problems: [{ pointer: "#/\u001b[31m\na", message: "x".repeat(5000) }] });
  expect(line).toMatch(/^ {2}#\/ \[31m a {2}x{300}…$/);
});
