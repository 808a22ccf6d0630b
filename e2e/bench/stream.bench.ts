import { type Browser, expect, type Page } from "@playwright/test";
import { ExplorerPage, type ResponseTab } from "../explorer-page";
import { bench } from "./bench";
import { floodBody, floodLink } from "./chat-request";
import { startFloor } from "./floor";
import { type MainThreadMeter, meterMainThread } from "./main-thread";
import { type Observed, observePage, readObserved } from "./observe-page";
import { median, report } from "./result";
import { type Tasks, traceTasks } from "./trace-tasks";

const repeats = 3;
const lenses = ["Preview", "JSON", "Events", "Raw"] as const satisfies ResponseTab[];

interface Run extends Observed, Tasks {
  durationMs: number;
  heapMegabytes: number;
}

bench("Stream of 5,000 chunks at 1,000 a second, by lens", async ({ browser, app }) => {
  const floor = await startFloor(`${app.url}/api/demo`);
  const bare: Run[] = [];
  const ours = new Map<ResponseTab, Run[]>();
  const link = await floodLink(app.url);
  for (const lens of lenses) {
    const floorPage = await browser.newPage();
    await observePage(floorPage, "pre");
    await floorPage.goto(`${floor.url}/answer`);
    const floorMeter = await meterMainThread(floorPage);
    const page = await browser.newPage();
    await observePage(page, "main");
    const meter = await meterMainThread(page);
    const explorer = new ExplorerPage(page);
    await explorer.open(link);
    const first = await measure(browser, page, meter, async () => {
      await explorer.send.click();
      await explorer.openResponseTab(lens);
      await expect(explorer.response).toHaveAttribute("data-state", "done", { timeout: 60_000 });
    });
    const runs: Run[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const run = (body: string) => floorPage.evaluate(`run(${JSON.stringify(body)})`);
      bare.push(await measure(browser, floorPage, floorMeter, () => run(JSON.stringify(floodBody))));
      runs.push(
        await measure(browser, page, meter, async () => {
          await explorer.send.click();
          await expect(explorer.response).toHaveAttribute("data-state", "streaming");
          await expect(explorer.response).toHaveAttribute("data-state", "done", { timeout: 60_000 });
        }),
      );
    }
    ours.set(lens, runs);
    report({ measure: `${lens}, longest task of the page's first send (CPU)`, unit: "ms", ours: first.longestTaskMs });
    await page.close();
    await floorPage.close();
  }
  floor.close();

  const pick = (runs: Run[] | undefined, name: keyof Run) => median((runs ?? []).map((run) => run[name]));
  for (const lens of lenses) {
    const compare = (name: keyof Run) => ({ ours: pick(ours.get(lens), name), floor: pick(bare, name) });
    report({ measure: `${lens}: longest task (CPU)`, unit: "ms", ...compare("longestTaskMs"), budget: 50 });
    report({ measure: `${lens}: largest frame gap`, unit: "ms", ...compare("longestFrameGapMs"), budget: 50 });
    report({ measure: `${lens}: send to end`, unit: "ms", ...compare("durationMs") });
    report({ measure: `${lens}: main thread in all (CPU)`, unit: "ms", ...compare("totalMs") });
    report({ measure: `${lens}: memory at the end`, unit: "MiB", ...compare("heapMegabytes") });
  }
});

async function measure(
  browser: Browser,
  page: Page,
  meter: MainThreadMeter,
  act: () => Promise<unknown>,
): Promise<Run> {
  let durationMs = 0;
  let observed: Observed | undefined;
  const tasks = await traceTasks(browser, page, async () => {
    await page.evaluate(() => window.observeAnew());
    const startedAt = performance.now();
    await act();
    durationMs = performance.now() - startedAt;
    observed = await readObserved(page);
  });
  if (!observed) throw new Error("the stream was not observed");
  const { heapMegabytes } = await meter.readCollected();
  return { ...observed, ...tasks, durationMs, heapMegabytes };
}
