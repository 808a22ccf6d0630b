import { randomUUID } from "node:crypto";
import type { Redis } from "ioredis";

/** What runs now, counted by key in all instances that share a Redis. */
export interface StreamLeases {
  /**
   * Counts one more by `key`. Gives back how to end it, or undefined where there are as many as may be. While Redis does
   * not answer everything is let in: each process still counts for itself.
   */
  take(key: string): Promise<(() => void) | undefined>;
  /** Stops renewing, for a process or a test that is over. */
  stop(): void;
}

/** A lease that nobody renews, because its process was killed, is over after this time. */
const LEASE_SECONDS = 60;
const RENEW_MS = (LEASE_SECONDS * 1000) / 3;

/** Members are leases, scores the times at which they end, by the clock of Redis: those of instances may differ. */
const takeScript = `
local now = tonumber(redis.call("TIME")[1])
redis.call("ZREMRANGEBYSCORE", KEYS[1], "-inf", now)
if redis.call("ZCARD", KEYS[1]) >= tonumber(ARGV[2]) then return 0 end
redis.call("ZADD", KEYS[1], now + ${LEASE_SECONDS}, ARGV[1])
redis.call("EXPIRE", KEYS[1], ${LEASE_SECONDS})
return 1`;
const renewScript = `
redis.call("ZADD", KEYS[1], tonumber(redis.call("TIME")[1]) + ${LEASE_SECONDS}, ARGV[1])
redis.call("EXPIRE", KEYS[1], ${LEASE_SECONDS})`;

export function createStreamLeases(redis: Redis, limit: number): StreamLeases {
  const held = new Map<string, string>();
  const ignore = () => {};
  const timer = setInterval(() => {
    for (const [lease, name] of held) {
      redis.eval(renewScript, 1, name, lease).catch(ignore);
    }
  }, RENEW_MS);
  timer.unref();
  return {
    async take(key) {
      const name = `playground:streams:${key}`;
      const lease = randomUUID();
      const isTaken = await redis.eval(takeScript, 1, name, lease, limit).catch(() => undefined);
      if (isTaken === 0) {
        return undefined;
      }
      held.set(lease, name);
      return () => {
        if (held.delete(lease)) {
          redis.zrem(name, lease).catch(ignore);
        }
      };
    },
    stop: () => clearInterval(timer),
  };
}
