import { expect, it } from "vitest";
import { renderExecutions } from "./execution-reporter";

it("says for each client what ran, what it declined and why, and the sum", () => {
  const counts = [
    { client: "a", executed: 10, differing: 0, declined: ["No “x”.", "No “y\nz”.", "Too deep."], seconds: 1.5 },
    { client: "b", executed: 5, differing: 2, declined: [], seconds: 1 },
    { client: "a", executed: 1, differing: 0, declined: [], seconds: 0.25 },
  ];
  expect(renderExecutions(counts, "7").trim().split("\n")).toEqual([
    "Code run and compared with Send",
    "  a: 11 requests executed, 3 declined, 0 differ, 1.8 s",
    "      2 declined: No “…”.",
    "      1 declined: Too deep.",
    "  b: 5 requests executed, 0 declined, 2 differ, 1.0 s",
    "  total: 16 (request × client) executions, 3 declined, 2 differ, 2.8 s, seeds 1 and 7",
  ]);
});
