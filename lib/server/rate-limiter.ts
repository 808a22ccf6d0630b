import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

export interface RateLimiterOptions {
  /** Tells limiters in the same Redis apart. */
  name: string;
  perMinute: number;
  /** Where all instances count together. Without it, and while it does not answer, this process counts alone. */
  redis?: Redis | undefined;
}

/** Counts one more use by `key`. Gives the seconds to wait when there were too many, else 0. Never rejects. */
export type RateLimiter = (key: string) => Promise<number>;

export function createRateLimiter({ name, perMinute, redis }: RateLimiterOptions): RateLimiter {
  const options = { keyPrefix: `playground:limit:${name}`, points: perMinute, duration: 60 };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: memory, rejectIfRedisNotReady: true })
    : memory;
  return async (key) => {
    try {
      await limiter.consume(key);
      return 0;
    } catch (rejection) {
      // Anything else than "too many" comes from the store, which must not keep people out.
      return rejection instanceof RateLimiterRes ? Math.max(1, Math.ceil(rejection.msBeforeNext / 1000)) : 0;
    }
  };
}
