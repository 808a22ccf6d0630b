import "server-only";
import { environment } from "@/lib/environment";
import { type AccessGate, createAccessGate } from "@/lib/server/access-gate";
import { createRateLimiter, type RateLimiter } from "@/lib/server/rate-limiter";
import { getRedis } from "@/lib/server/redis";

const ATTEMPTS_PER_MINUTE = 10;

declare global {
  var serverAccess: { gate: AccessGate | undefined; takeAttempt: RateLimiter } | undefined;
}

function getAccess() {
  globalThis.serverAccess ??= {
    gate: createAccessGate(environment.access),
    takeAttempt: createRateLimiter({ name: "sign-in", perMinute: ATTEMPTS_PER_MINUTE, redis: getRedis() }),
  };
  return globalThis.serverAccess;
}

/** Who may use this installation; undefined when everybody may. */
export function getAccessGate(): AccessGate | undefined {
  return getAccess().gate;
}

/** Counts attempts to sign in, by whoever makes them. */
export const takeSignInAttempt: RateLimiter = (key) => getAccess().takeAttempt(key);
