import "server-only";
import { environment } from "@/lib/environment";
import { getLifecycle } from "@/lib/server/lifecycle";
import { checkRedis, getRedis } from "@/lib/server/redis";

export interface Health {
  status: "ok" | "draining";
  /** Where requests per minute are counted: "memory-fallback" while the Redis that is configured does not answer. */
  limits: "memory" | "redis" | "memory-fallback";
}

/** How this process is; nothing about its upstream servers, whose failure is no reason to restart it. */
export async function readHealth(): Promise<Health> {
  const status = getLifecycle().isDraining ? "draining" : "ok";
  const redis = environment.redisUrl === undefined ? "off" : await checkRedis(getRedis());
  switch (redis) {
    case "off":
      return { status, limits: "memory" };
    case "up":
      return { status, limits: "redis" };
    case "down":
      return { status, limits: "memory-fallback" };
  }
}
