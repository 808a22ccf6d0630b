import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findProgram, type Service, startRedis } from "@/e2e/services/debian-service";
import { createStreamLeases, type StreamLeases } from "@/lib/server/stream-leases";

/** A real Redis, and two instances that share it. */
describe.skipIf(findProgram("redis-server") === undefined)("createStreamLeases", () => {
  let service: Service;
  let clients: Redis[];
  let instances: [StreamLeases, StreamLeases];

  beforeAll(async () => {
    service = await startRedis();
    clients = [new Redis(service.port), new Redis(service.port)];
    const [first, second] = clients as [Redis, Redis];
    instances = [createStreamLeases(first, 2), createStreamLeases(second, 2)];
  });

  afterAll(async () => {
    for (const instance of instances) instance.stop();
    for (const client of clients) client.disconnect();
    await service.close();
  });

  test("counts what all instances run for one key, and nothing for another", async () => {
    const [first, second] = instances;
    const ends = [await first.take("ann"), await second.take("ann")];
    expect(await first.take("ann")).toBeUndefined();
    expect(await second.take("ann")).toBeUndefined();
    const other = await second.take("bob");
    expect(other).toBeDefined();
    ends[0]?.();
    ends[0]?.();
    expect(await second.take("ann")).toBeDefined();
    expect(await first.take("ann")).toBeUndefined();
  });

  test("forgets what an instance that was killed has left behind", async () => {
    const [first] = instances;
    await clients[0]?.zadd("playground:streams:eve", 1, "left", 2, "over");
    expect(await first.take("eve")).toBeDefined();
    expect(await clients[0]?.zcard("playground:streams:eve")).toBe(1);
    expect(await clients[0]?.ttl("playground:streams:eve")).toBeGreaterThan(0);
  });

  test("lets everything in while Redis does not answer", async () => {
    const gone = new Redis(1, { lazyConnect: true, enableOfflineQueue: false, retryStrategy: null });
    gone.on("error", () => {});
    const leases = createStreamLeases(gone, 1);
    expect(await leases.take("ann")).toBeDefined();
    expect(await leases.take("ann")).toBeDefined();
    leases.stop();
    gone.disconnect();
  });
});
