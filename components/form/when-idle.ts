/** Waits this long after the last change, so that nothing runs between two keys of fast typing. */
const REST_MS = 120;

/** Runs the task once nothing happened for a moment and the browser has time. Returns what takes it back. */
export function whenIdle(task: () => void): () => void {
  let idle: number | undefined;
  const timer = setTimeout(() => {
    // Safari has no requestIdleCallback.
    if (typeof requestIdleCallback === "function") {
      idle = requestIdleCallback(task, { timeout: 500 });
    } else {
      task();
    }
  }, REST_MS);
  return () => {
    clearTimeout(timer);
    if (idle !== undefined) cancelIdleCallback(idle);
  };
}
