import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** What axe finds wrong on the page as it is now, one line for each rule. */
export async function findViolations(page: Page): Promise<string[]> {
  // What is half faded in has no contrast yet.
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map((animation) => animation.finished));
  });
  // Once for each page: a second copy shares what the first keeps of a page that has changed since.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(`${axeSource}; undefined`);
  for (let left = 3; ; left -= 1) {
    try {
      return await runAxe(page);
    } catch (error) {
      // What leaves the page between its checks and its report makes it throw: an editor still colours its text, say.
      if (left === 0) throw error;
    }
  }
}

function runAxe(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    return (await axe.run({ resultTypes: ["violations"] })).violations.map(
      ({ id, nodes: [node] }) => `${id}: ${node?.html} ${node?.failureSummary ?? ""}`,
    );
  });
}
