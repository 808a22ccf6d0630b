/** Waits this long after the last change, so that nothing runs between two keys of fast typing. */
const REST_MS = 120;

/** A task for when changes rest. */
export interface RestingTask {
  /** Puts the task off to a moment after now; the first time, schedules it. */
  ask: () => void;
  cancel: () => void;
  /** It was asked for and has neither run nor been taken back. */
  isDue: () => boolean;
}

/** Those that wait for their rest, with when each was asked for last. */
const waiting = new Map<() => void, number>();
let isLooking = false;

/**
 * Runs a task once it was not asked for again for a moment and the browser has time. All share one timer, which is not set
 * anew with each change but looks, when it ends, how long ago the last one was: setting timers was a fifth of the script
 * that runs for a key.
 */
export function createRestingTask(task: () => void): RestingTask {
  let idle: number | undefined;
  const cancelIdle = () => {
    if (idle !== undefined) cancelIdleCallback(idle);
    idle = undefined;
  };
  const run = () => {
    idle = undefined;
    task();
  };
  const rest = () => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === "function") idle = requestIdleCallback(run, { timeout: 500 });
    else run();
  };
  return {
    ask() {
      cancelIdle();
      waiting.set(rest, performance.now());
      if (!isLooking) setTimeout(look, REST_MS);
      isLooking = true;
    },
    cancel() {
      cancelIdle();
      waiting.delete(rest);
    },
    isDue: () => idle !== undefined || waiting.has(rest),
  };
}

function look(): void {
  const now = performance.now();
  const rested: (() => void)[] = [];
  let earliest = now;
  for (const [rest, askedAt] of waiting) {
    if (now - askedAt > REST_MS - 1) rested.push(rest);
    else earliest = Math.min(earliest, askedAt);
  }
  for (const rest of rested) waiting.delete(rest);
  isLooking = waiting.size > 0;
  if (isLooking) setTimeout(look, earliest + REST_MS - now);
  for (const rest of rested) rest();
}

/** Runs the task once nothing happened for a moment and the browser has time. Returns what takes it back. */
export function whenIdle(task: () => void): () => void {
  const resting = createRestingTask(task);
  resting.ask();
  return resting.cancel;
}
