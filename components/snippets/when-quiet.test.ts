import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQuietTask } from "./when-quiet";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("runs once for many requests, and not before the caller is done", () => {
  const task = vi.fn(() => 0);
  const quiet = createQuietTask(task);
  for (let count = 0; count < 50; count += 1) quiet.request();
  expect(task).not.toHaveBeenCalled();
  vi.runAllTimers();
  expect(task).toHaveBeenCalledTimes(1);
});

it("runs again for a request after a run", () => {
  const task = vi.fn(() => 0);
  const quiet = createQuietTask(task);
  quiet.request();
  vi.runAllTimers();
  quiet.request();
  vi.runAllTimers();
  expect(task).toHaveBeenCalledTimes(2);
});

it("waits longer after long code", () => {
  const runsIn = (length: number, duration: number) => {
    const task = vi.fn(() => length);
    const quiet = createQuietTask(task);
    quiet.request();
    vi.runAllTimers();
    for (let time = 0; time < duration; time += 10) {
      quiet.request();
      vi.advanceTimersByTime(10);
    }
    return task.mock.calls.length;
  };
  expect(runsIn(1_000_000, 3_000)).toBeLessThan(runsIn(100, 3_000) / 5);
});

it("does not run once it is cancelled", () => {
  const task = vi.fn(() => 0);
  const quiet = createQuietTask(task);
  quiet.request();
  quiet.cancel();
  vi.runAllTimers();
  expect(task).not.toHaveBeenCalled();
});
