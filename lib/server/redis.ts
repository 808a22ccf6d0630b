import "server-only";
import { Redis } from "ioredis";
import { environment } from "@/lib/environment";
import { getLogger } from "@/lib/server/logger";

declare global {
  var serverRedis: Redis | undefined;
}

/** Fails at once while there is no connection: whoever asks has something to fall back to and a person waiting. */
const failFast = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  connectTimeout: 3000,
  commandTimeout: 1000,
  retryStrategy: (attempt: number) => Math.min(attempt * 200, 3000),
};

/** A connection that keeps trying for ever, and logs only when it is lost and when it is back. */
function connectRedis(url: string): Redis {
  const client = new Redis(url, failFast);
  let wasReady: boolean | undefined;
  const note = (isReady: boolean) => {
    if (wasReady !== isReady) {
      wasReady = isReady;
      getLogger().warn({ event: "redis", state: isReady ? "connected" : "lost" });
    }
  };
  client.on("ready", () => note(true));
  client.on("close", () => note(false));
  // The message may quote the URL, which may hold a password.
  client.on("error", () => note(false));
  return client;
}

/** The connection of this process; undefined when REDIS_URL is not set. */
export function getRedis(): Redis | undefined {
  if (environment.redisUrl !== undefined) {
    globalThis.serverRedis ??= connectRedis(environment.redisUrl);
  }
  return globalThis.serverRedis;
}

export type RedisState = "off" | "up" | "down";

/** Whether Redis answers now. */
export async function checkRedis(redis: Redis | undefined): Promise<RedisState> {
  if (!redis) {
    return "off";
  }
  return redis.ping().then(
    () => "up",
    () => "down",
  );
}
