/**
 * Chromium opens six HTTP/1.1 connections per origin. One is kept free for pages and scripts, so that a tab full of
 * streams still works.
 */
const connectionCount = 5;

export interface ConnectionQueue {
  /** Resolves with a release function once a connection is free; rejects with the signal's reason when it aborts first. */
  acquire(signal: AbortSignal): Promise<() => void>;
}

export function createConnectionQueue(limit = connectionCount): ConnectionQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  const release = () => {
    running -= 1;
    waiting.shift()?.();
  };

  const take = (): (() => void) => {
    running += 1;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      release();
    };
  };

  return {
    acquire: (signal) =>
      new Promise((resolve, reject) => {
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        if (running < limit) {
          resolve(take());
          return;
        }
        const go = () => {
          signal.removeEventListener("abort", leave);
          resolve(take());
        };
        const leave = () => {
          waiting.splice(waiting.indexOf(go), 1);
          reject(signal.reason);
        };
        waiting.push(go);
        signal.addEventListener("abort", leave, { once: true });
      }),
  };
}
