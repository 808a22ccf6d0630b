import "server-only";
import { createStorage } from "unstorage";
import fsDriver from "unstorage/drivers/fs-lite";
import redisDriver from "unstorage/drivers/redis";
import { environment } from "@/lib/environment";
import { createRateLimiter, type RateLimiter } from "@/lib/server/rate-limiter";
import { getRedis } from "@/lib/server/redis";
import { createLinkStore, type LinkStore } from "@/lib/short-links/link-store";

const PER_MINUTE = 60;
const DAY_MS = 24 * 60 * 60_000;

declare global {
  var shortLinks: { store: LinkStore | undefined; take: RateLimiter } | undefined;
}

/** The short links of this process, in Redis when it is configured, else in files. */
export function getShortLinks(): { store: LinkStore | undefined; take: RateLimiter } {
  globalThis.shortLinks ??= {
    store: environment.shortLinks.isEnabled ? openStore() : undefined,
    take: createRateLimiter({ name: "links", perMinute: PER_MINUTE, redis: getRedis() }),
  };
  return globalThis.shortLinks;
}

function openRedis(url: string) {
  const driver = redisDriver({ url, base: "playground:link", maxRetriesPerRequest: 1, commandTimeout: 2000 });
  // Each call that fails says so by itself; unheard, the event would be printed with the URL.
  driver.getInstance?.().on("error", () => {});
  return driver;
}

function openStore(): LinkStore {
  const { redisUrl, shortLinks } = environment;
  const driver = redisUrl === undefined ? fsDriver({ base: shortLinks.directory }) : openRedis(redisUrl);
  return createLinkStore(createStorage<string>({ driver }), {
    limitBytes: shortLinks.limitBytes,
    lifetimeMs: shortLinks.lifetimeDays * DAY_MS,
  });
}
