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
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<{ violations: Violation[] }> } };
    // Selectors cost time, and axe throws while it builds one for what came onto the page while it looked.
    return (await axe.run({ resultTypes: ["violations"], selectors: false })).violations.map(
      ({ id, nodes: [node] }) => `${id}: ${node?.html} ${node?.failureSummary ?? ""}`,
    );
  });
}
