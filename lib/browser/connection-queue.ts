import { createSharedConnectionQueue } from "./shared-connection-queue";

/**
 * Chromium opens six HTTP/1.1 connections per origin. One is kept free for pages and scripts, so that a browser full of
 * streams still works.
 */
const connectionCount = 5;

export interface ConnectionQueue {
  /** Resolves with a release function once a connection is free; rejects with the signal's reason when it aborts first. */
  acquire(signal: AbortSignal): Promise<() => void>;
}

/** The queue of this page: shared with the other tabs where they share their connections with it. */
export function getConnectionQueue(): ConnectionQueue {
  // Later versions of HTTP carry all requests on one connection.
  const [page] = performance.getEntriesByType("navigation") as Partial<PerformanceNavigationTiming>[];
  const isShared = !/^h[23]/.test(page?.nextHopProtocol ?? "");
  // There are no locks on a page without TLS, unless it is on this very machine.
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  return isShared && locks
    ? createSharedConnectionQueue(locks, connectionCount)
    : createConnectionQueue(connectionCount);
}

function createConnectionQueue(limit: number): ConnectionQueue {
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
