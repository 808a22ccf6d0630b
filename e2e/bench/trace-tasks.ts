import type { Browser, Page } from "@playwright/test";
import { marks } from "./observe-page";

const longTaskMs = 50;

/** What the page's main thread did between the marks of `observePage`, in CPU time: other programs do not show in it. */
export interface Tasks {
  longTasks: number;
  longestTaskMs: number;
  /** What tasks took beyond 50 ms each, in all. */
  blockedMs: number;
  totalMs: number;
  /** The part of `totalMs` up to the awaited element. */
  untilReadyMs: number;
}

interface TraceEvent {
  name: string;
  cat: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

/** Traces the page's tasks while `act` runs, which ends with `readObserved`. */
export async function traceTasks(browser: Browser, page: Page, act: () => Promise<void>): Promise<Tasks> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  let trace: Buffer;
  try {
    await act();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const begin = traceEvents.findLast(({ name }) => name === marks.begin);
  const end = traceEvents.findLast(({ name }) => name === marks.end);
  if (!begin || !end) throw new Error("the page left no marks in the trace");
  const ready = traceEvents.findLast(({ name }) => name === marks.ready) ?? end;

  const tasks: Tasks = { longTasks: 0, longestTaskMs: 0, blockedMs: 0, totalMs: 0, untilReadyMs: 0 };
  for (const event of traceEvents) {
    if (event.name !== "ThreadControllerImpl::RunTask" || event.pid !== end.pid || event.tid !== end.tid) continue;
    const { ts, dur = 0, tdur = 0 } = event;
    if (ts + dur < begin.ts || ts > end.ts) continue;
    const cpuMs = tdur / 1000;
    tasks.totalMs += cpuMs;
    if (ts <= ready.ts) tasks.untilReadyMs += cpuMs;
    tasks.longestTaskMs = Math.max(tasks.longestTaskMs, cpuMs);
    if (cpuMs <= longTaskMs) continue;
    tasks.longTasks += 1;
    tasks.blockedMs += cpuMs - longTaskMs;
  }
  return tasks;
}
