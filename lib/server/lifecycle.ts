/** Whether this process is being stopped, and what has to end when its time is up. */
export interface Lifecycle {
  readonly isDraining: boolean;
  /** Calls back once the grace time is over. Gives back how to stop waiting for that. */
  onGraceOver(stop: () => void): () => void;
  /** Counts a request as running until the function it gives back is called. */
  hold(): () => void;
  /**
   * Takes no more requests from now on. Resolves when all that were running have ended, at the latest a second after
   * the grace time, when those that are left have been told to stop. A second call changes nothing.
   */
  drain(graceMs: number): Promise<void>;
}

/** What streams that were told to stop get to say so to their readers. */
const LAST_WORDS_MS = 1000;

export function createLifecycle(): Lifecycle {
  const stops = new Set<() => void>();
  let activeCount = 0;
  let draining: Promise<void> | undefined;
  let onIdle = () => {};

  const waitUntilIdle = (limitMs: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, limitMs);
      onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
      if (activeCount === 0) {
        onIdle();
      }
    });
  const run = async (graceMs: number) => {
    await waitUntilIdle(graceMs);
    for (const stop of stops) {
      stop();
    }
    await waitUntilIdle(LAST_WORDS_MS);
  };
  return {
    get isDraining() {
      return draining !== undefined;
    },
    onGraceOver(stop) {
      stops.add(stop);
      return () => stops.delete(stop);
    },
    hold() {
      activeCount += 1;
      let isHeld = true;
      return () => {
        if (isHeld) {
          isHeld = false;
          activeCount -= 1;
          if (activeCount === 0) {
            onIdle();
          }
        }
      };
    },
    drain(graceMs) {
      draining ??= run(graceMs);
      return draining;
    },
  };
}

declare global {
  var serverLifecycle: Lifecycle | undefined;
}

/** The lifecycle of this process: one, although several bundles of it hold this module. */
export function getLifecycle(): Lifecycle {
  globalThis.serverLifecycle ??= createLifecycle();
  return globalThis.serverLifecycle;
}
