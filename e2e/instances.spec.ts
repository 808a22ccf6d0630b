import { type AppServer, startApp } from "./app-server";
import { findProgram, type Service, startNginx, startRedis } from "./services/debian-service";
import { findFreePort } from "./services/free-port";
import { expect, test } from "./test";
import { completionEvents } from "./upstream/completion";

const chat = "/api/relay/open-router/chat/completions";
const missing = (["redis-server", "nginx"] as const).filter((name) => findProgram(name) === undefined);
const perMinute = 12;

test.skip(missing.length > 0, `not installed: ${missing.join(", ")}`);
test.describe.configure({ mode: "serial" });

let redis: Service;
let nginx: Service;
let instances: AppServer[];
let url: string;

/** Both instances run behind nginx and share one Redis. */
test.beforeAll(async ({ upstream }) => {
  redis = await startRedis();
  const env = {
    UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
    REDIS_URL: `redis://127.0.0.1:${redis.port}`,
    TRUST_PROXY: "1",
    RELAY_REQUESTS_PER_MINUTE: String(perMinute),
    RELAY_REQUESTS_PER_MINUTE_PER_KEY: "3",
    RELAY_MAX_STREAMS_PER_ADDRESS: "4",
    SHUTDOWN_GRACE_MS: "60000",
    SHORT_LINKS: "true",
  };
  const ports = [await findFreePort(), await findFreePort()];
  instances = await Promise.all(ports.map((port) => startApp(port, env)));
  nginx = await startNginx(ports);
  url = `http://127.0.0.1:${nginx.port}`;
});

test.afterAll(async () => {
  await Promise.all(instances.map((app) => app.close()));
  await nginx.close();
  await redis.close();
});

/** A client of its own for the limits; what stands further left could be anything. */
const post = (address: string, headers: Record<string, string> = {}) =>
  fetch(url + chat, { method: "POST", body: "{}", headers: { "x-forwarded-for": address, ...headers } });

const readHealth = async (app: AppServer) => (await fetch(`${app.url}/api/health`)).json();

test("instances count requests of one address together", async ({ upstream }) => {
  upstream.script("json");
  expect(await readHealth(instances[0] as AppServer)).toEqual({ status: "ok", limits: "redis" });
  const statuses: number[] = [];
  for (let sent = 0; sent < perMinute + 4; sent++) statuses.push((await post("6.6.6.6")).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(perMinute);
  expect(statuses.slice(perMinute)).toEqual([429, 429, 429, 429]);
});

test("instances count what runs for one address together", async ({ upstream }) => {
  upstream.script("idle");
  const clients: AbortController[] = [];
  const open = (app: AppServer | undefined) => {
    const client = new AbortController();
    clients.push(client);
    const headers = { "x-forwarded-for": "203.0.113.4" };
    return fetch(`${app?.url}${chat}`, { method: "POST", body: "{}", headers, signal: client.signal });
  };
  const [first, second] = instances;
  const held = await Promise.all([open(first), open(first), open(second), open(second)]);
  expect(held.map((response) => response.status)).toEqual([200, 200, 200, 200]);
  for (const app of [first, second]) {
    const refused = await open(app);
    expect(refused.status).toBe(429);
    expect(await refused.text()).toContain("too_many_streams_for_address");
  }
  clients[3]?.abort();
  await expect.poll(async () => (await open(first)).status).toBe(200);
  for (const client of clients) client.abort();
});

test("a link that one instance stored opens at the other", async () => {
  const [first, second] = instances as [AppServer, AppServer];
  const path = "/api/links/AbCdEfGhIjKlMnOpQrStUg";
  const stored = await fetch(first.url + path, { method: "PUT", body: "ciphertext" });
  expect(stored.status).toBe(201);
  expect(await (await fetch(second.url + path)).text()).toBe("ciphertext");
});

test("an instance that is restarted loses no stream, and the other takes what is new", async ({ upstream }) => {
  test.setTimeout(120_000);
  let finish = () => {};
  const told = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const events = completionEvents(10);
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(events.slice(0, 4).join(""));
    await told;
    response.end(events.slice(4).join(""));
  });
  const [first, second] = instances as [AppServer, AppServer];
  // Straight to each instance, as clients of other addresses: the proxy's own address has used up its requests.
  const open = (app: AppServer) =>
    fetch(app.url + chat, { method: "POST", body: "{}", headers: { "x-forwarded-for": "198.51.100.7" } });
  const running = await Promise.all([open(first), open(first), open(second)]);
  first.signal("SIGTERM");
  await expect.poll(() => first.log()).toContain('"event":"shutdown"');
  const pages = await Promise.all(
    Array.from({ length: 6 }, async () => (await fetch(`${url}/api/health/ready`)).status),
  );
  expect(pages).toEqual([200, 200, 200, 200, 200, 200]);
  finish();
  const texts = await Promise.all(running.map((response) => response.text()));
  expect(texts).toEqual([events.join(""), events.join(""), events.join("")]);
  expect(await first.exited).toBe(143);
});

test("without Redis the app goes on with limits of its own, and says so", async ({ upstream }) => {
  upstream.script("json");
  const second = instances[1] as AppServer;
  await redis.close();
  await expect.poll(() => readHealth(second)).toEqual({ status: "ok", limits: "memory-fallback" });
  expect((await fetch(`${second.url}/api/health/ready`)).status).toBe(200);
  const send = (address: string, key: string) =>
    fetch(second.url + chat, {
      method: "POST",
      body: "{}",
      headers: { "x-forwarded-for": address, authorization: `Bearer ${key}` },
    });
  const statuses: number[] = [];
  for (let sent = 0; sent < 5; sent++) statuses.push((await send(`198.51.100.${sent}`, "one-key")).status);
  expect(statuses).toEqual([200, 200, 200, 429, 429]);
  expect(second.log()).not.toContain("one-key");
});

test("Redis that comes back is used again", async () => {
  redis = await startRedis(redis.port);
  await expect.poll(() => readHealth(instances[1] as AppServer)).toEqual({ status: "ok", limits: "redis" });
});
