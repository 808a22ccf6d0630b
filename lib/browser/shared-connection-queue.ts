import type { ConnectionQueue } from "./connection-queue";

/**
 * A queue for the connections that all tabs of this browser have together: each is a lock that a tab holds while it
 * uses the connection, and that ends with the tab. Who came first goes first.
 */
export function createSharedConnectionQueue(locks: LockManager, limit: number): ConnectionQueue {
  const hold = (name: string, signal: AbortSignal) =>
    new Promise<() => void>((resolve, reject) => {
      locks.request(name, { signal }, () => new Promise<void>((release) => resolve(release))).catch(reject);
    });

  const holdFirstFree = async (signal: AbortSignal): Promise<() => void> => {
    const others = new AbortController();
    const giveUp = () => others.abort();
    signal.addEventListener("abort", giveUp, { once: true });
    let winner: (() => void) | undefined;
    const attempts = Array.from({ length: limit }, async (_, index) => {
      const release = await hold(`connection ${index}`, others.signal);
      // Two may be free at the same moment.
      if (winner) release();
      winner ??= release;
      giveUp();
      return winner;
    });
    return Promise.any(attempts)
      .catch(() => Promise.reject(signal.reason))
      .finally(() => signal.removeEventListener("abort", giveUp));
  };

  return {
    acquire: async (signal) => {
      signal.throwIfAborted();
      const leaveLine = await hold("connection line", signal);
      try {
        return await holdFirstFree(signal);
      } finally {
        leaveLine();
      }
    },
  };
}
