import type { CDPSession, Page } from "@playwright/test";

/** How long the page's main thread worked so far, in CPU time by Chromium's own account, and its memory. */
export interface MainThread {
  taskMs: number;
  scriptMs: number;
  layoutMs: number;
  heapMegabytes: number;
}

export interface MainThreadMeter {
  read(): Promise<MainThread>;
  /** The same after everything unreachable is freed. */
  readCollected(): Promise<MainThread>;
}

export async function meterMainThread(page: Page): Promise<MainThreadMeter> {
  const session = await page.context().newCDPSession(page);
  // Wall time would count what other programs do while the thread has to wait for a processor.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return {
    read: () => readMetrics(session),
    async readCollected() {
      await session.send("HeapProfiler.collectGarbage");
      return readMetrics(session);
    },
  };
}

async function readMetrics(session: CDPSession): Promise<MainThread> {
  const { metrics } = await session.send("Performance.getMetrics");
  const values = new Map(metrics.map(({ name, value }) => [name, value]));
  const read = (name: string) => values.get(name) ?? 0;
  return {
    taskMs: read("TaskDuration") * 1000,
    scriptMs: read("ScriptDuration") * 1000,
    layoutMs: (read("LayoutDuration") + read("RecalcStyleDuration")) * 1000,
    heapMegabytes: read("JSHeapUsedSize") / 2 ** 20,
  };
}
