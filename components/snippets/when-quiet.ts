/**
 * At least this long between two runs, so that typing has the page for itself: a run at every second key was half of all
 * script while typing.
 */
const MIN_PAUSE_MS = 250;
/** Building the request and laying out its code takes the page time that grows with their length. */
const CHARACTERS_PER_MS = 50;
const MAX_PAUSE_MS = 1_500;

/**
 * A task that is asked for often and runs seldom: after the next frame, once the browser has time, and the less often
 * the longer the code is that it returns the length of. Asking again while a run is due changes nothing.
 */
export function createQuietTask(task: () => number): { request: () => void; cancel: () => void } {
  let cancelPending: (() => void) | null = null;
  let earliest = 0;
  const run = () => {
    cancelPending = null;
    const pause = Math.min(MIN_PAUSE_MS + task() / CHARACTERS_PER_MS, MAX_PAUSE_MS);
    earliest = performance.now() + pause;
  };
  const request = () => {
    if (cancelPending) return;
    const timer = setTimeout(
      () => {
        cancelPending = whenIdle(run);
      },
      Math.max(earliest - performance.now(), 16),
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
