import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";
import { annotationType, type Result } from "./result";

type Line = [measure: string, floor: string, ours: string, ratio: string, budget: string, verdict: string];

const titles: Line = ["", "floor", "ours", "ratio", "budget", ""];

/** Prints one table when everything is measured. Budgets are judged there, and never fail the run. */
export default class TableReporter implements Reporter {
  readonly #lines: Line[] = [];

  onTestBegin(test: TestCase): void {
    process.stderr.write(`  measuring: ${test.title}\n`);
  }

  onTestEnd(test: TestCase, { status, error, annotations }: TestResult): void {
    this.#lines.push([test.title, "", "", "", "", ""]);
    for (const { type, description } of annotations) {
      if (type === annotationType) this.#lines.push(toLine(JSON.parse(description ?? "") as Result));
    }
    if (status === "passed") return;
    this.#lines.push([`  ${status}`, "", "", "", "", "not measured"]);
    process.stderr.write(`${error?.stack ?? error?.message ?? status}\n`);
  }

  onEnd(): void {
    const lines = [titles, ...this.#lines];
    const widths = titles.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    const text = lines.map((line) =>
      line
        .map((cell, column) =>
          column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    );
    console.log(`\n${text.join("\n")}\n`);
  }

  printsToStdio(): boolean {
    return true;
  }
}

function toLine({ measure, unit, ours, floor, budget, compared = "ours" }: Result): Line {
  const ratio = floor ? ours / floor : undefined;
  const judged = compared === "ratio" ? ratio : ours;
  const suffix = compared === "ratio" ? "×" : ` ${unit}`;
  return [
    `  ${measure}`,
    floor === undefined ? "" : `${round(floor)} ${unit}`,
    `${round(ours)} ${unit}`,
    ratio === undefined ? "" : `${round(ratio)}×`,
    budget === undefined ? "" : `${round(budget)}${suffix}`,
    budget === undefined || judged === undefined ? "" : judge(judged, budget, compared === "ours" ? floor : undefined),
  ];
}

/** On a machine that is too busy for the floor itself, an absolute budget says nothing. */
function judge(value: number, budget: number, floor: number | undefined): string {
  if (value <= budget) return "kept";
  return floor !== undefined && floor > budget ? "the floor misses it too" : "MISSED";
}

function round(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString("en");
}
