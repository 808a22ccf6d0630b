/** At least this long between two runs, so that typing has the page for itself. */
const MIN_PAUSE_MS = 80;
/** A run may take this share of the time: after a slow one, the next waits longer. */
const MAX_SHARE = 1 / 8;

/**
 * A task that is asked for often and runs seldom: after the next frame, once the browser has time, and the less often
 * the longer it takes. Asking again while a run is due changes nothing.
 */
export function createQuietTask(task: () => void): { request: () => void; cancel: () => void } {
  let cancelPending: (() => void) | null = null;
  let lastEnd = Number.NEGATIVE_INFINITY;
  let lastCost = 0;
  const run = () => {
    cancelPending = null;
    const start = performance.now();
    task();
    lastEnd = performance.now();
    lastCost = lastEnd - start;
  };
  const request = () => {
    if (cancelPending) return;
    const pause = Math.max(MIN_PAUSE_MS, lastCost / MAX_SHARE) - (performance.now() - lastEnd);
    const timer = setTimeout(
      () => {
        cancelPending = whenIdle(run);
      },
      Math.max(pause, 16),
    );
    cancelPending = () => clearTimeout(timer);
  };
  return {
    request,
    cancel: () => {
      cancelPending?.();
      cancelPending = null;
    },
  };
}

/** Runs a task when the browser has time, at the latest after half a second. Returns what takes it back. */
export function whenIdle(task: (hasTime: () => boolean) => void): () => void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(() => {
      const end = performance.now() + 8;
      task(() => performance.now() < end);
    }, 1);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback((deadline) => task(() => deadline.timeRemaining() > 2), { timeout: 500 });
  return () => cancelIdleCallback(handle);
}
