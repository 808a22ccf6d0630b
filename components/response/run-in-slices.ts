import { nextTask } from "@/lib/browser/next-task";

/** Short enough that a frame is never missed for it. */
const sliceMs = 10;

/**
 * Runs steps to their end, pausing for the browser between slices: until its next task, or as `pause` says. Undefined
 * when they are no longer wanted.
 */
export async function runInSlices<Value>(
  steps: Generator<undefined, Value>,
  isWanted: () => boolean,
  pause: () => Promise<void> = nextTask,
): Promise<Value | undefined> {
  let sliceStart = performance.now();
  while (isWanted()) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - sliceStart > sliceMs) {
      await pause();
      sliceStart = performance.now();
    }
  }
  return undefined;
}
