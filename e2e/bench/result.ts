import { test } from "@playwright/test";

/** One line of the benchmark table. The floor is the least that could do the same job, measured in the same run. */
export interface Result {
  measure: string;
  unit: string;
  ours: number;
  floor?: number;
  /** What `compared` may be at most. */
  budget?: number;
  /** What the budget is about; our own number by default. */
  compared?: "ours" | "ratio";
}

export const annotationType = "benchmark";

/** Adds a line to the table that is printed at the end. */
export function report(result: Result): void {
  test.info().annotations.push({ type: annotationType, description: JSON.stringify(result) });
}

/** The middle of some measurements, which one disturbed repeat cannot move. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) throw new Error("nothing was measured");
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
