import { type AppServer, startApp } from "./app-server";
import { chatPath } from "./explorer-page";
import { sendBytes } from "./raw-socket";
import { findFreePort } from "./services/free-port";
import { test as base, expect } from "./test";

const models = "/api/relay/open-router/models";
const embedder = "https://docs.example.com";

/** An installation that is private, named, embedded elsewhere, and behind a proxy with TLS. */
const test = base.extend<object, { closed: AppServer }>({
  closed: [
    async ({ upstream }, use) => {
      const app = await startApp(await findFreePort(), {
        UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
        ACCESS_PASSWORD: "correct horse",
        ACCESS_HEADER: "X-Access-Key: battery staple",
        ALLOWED_HOSTS: "play.example.com",
        EMBED_ORIGINS: embedder,
        TRUST_PROXY: "1",
        METRICS: "true",
        METRICS_TOKEN: "scrape",
      });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

const key = { "x-access-key": "battery staple" };

test.beforeEach(({ upstream }) => {
  upstream.requests.length = 0;
  upstream.script("json");
});

test("gives nothing to a stranger, at any path", async ({ closed, upstream }) => {
  const forged = { cookie: "playground-access=99999999999.AAAA", "x-relay-insider": "x", "x-access-key": "guess" };
  const paths = [chatPath, "/", "/_next/static/x.js", models, "/api/demo/models", "/openapi.yaml", "/api/metrics"];
  for (const path of [...paths, "/api/links/AbCdEfGhIjKlMnOpQrStUg", "//api/health", "/api/health/../metrics"]) {
    const answer = await fetch(closed.url + path, { headers: forged });
    expect(`${path} ${answer.status}`).toBe(`${path} 401`);
  }
  expect(upstream.requests).toEqual([]);
});

test("a header opens it for scripts, and stays here", async ({ closed, upstream }) => {
  expect((await fetch(closed.url + models, { headers: key })).status).toBe(200);
  expect(upstream.requests[0]?.rawHeaders.join()).not.toContain("battery");
  const demo = await fetch(`${closed.url}/api/relay/demo/models`, { headers: key });
  expect(demo.status).toBe(200);
});

test("health is for everybody, metrics for who has their token", async ({ closed }) => {
  expect((await fetch(`${closed.url}/api/health`)).status).toBe(200);
  const scraped = await fetch(`${closed.url}/api/metrics`, { headers: { authorization: "Bearer scrape" } });
  expect(await scraped.text()).toContain("playground_relay_active_streams 0");
});

test("the password opens it in a browser, at the link that was followed", async ({ page, closed }) => {
  const link = `${closed.url}${chatPath}?from=mail#r1.kept`;
  await page.goto(link);
  const password = page.getByLabel("Password");
  await password.fill("wrong");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toHaveText("That is not the password.");
  await password.fill("correct horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main")).toHaveAttribute("data-ready", "true");
  expect(page.url()).toContain("?from=mail");
  await expect(page.getByText("This link is damaged")).toBeVisible();
  expect(await page.evaluate("document.cookie")).not.toContain("playground-access");
});

test("passwords cannot be tried at will", async ({ closed }) => {
  const attempt = () =>
    fetch(closed.url, {
      method: "POST",
      body: new URLSearchParams({ password: "guess" }),
      headers: { "x-forwarded-for": "198.51.100.66" },
    });
  const statuses: number[] = [];
  for (let sent = 0; sent < 12; sent++) statuses.push((await attempt()).status);
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
  expect(statuses.slice(10)).toEqual([429, 429]);
});

test("signing in leads nowhere else", async ({ closed }) => {
  const body = "password=correct+horse";
  const headers = `Host: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}`;
  for (const path of ["//evil.example/", "/\\evil.example/", "/%0d%0aX:1"]) {
    const answer = await sendBytes(closed.url, `POST ${path} HTTP/1.1\r\n${headers}\r\n\r\n${body}`);
    expect(/^location: (.*)$/im.exec(answer)?.[1]?.trim() ?? "/").toMatch(/^\/(?![/\\])/);
  }
});

test("answers only to its own names", async ({ closed, upstream }) => {
  const ask = (host: string) =>
    sendBytes(
      closed.url,
      `GET ${models} HTTP/1.1\r\nHost: ${host}\r\nX-Access-Key: battery staple\r\nConnection: close\r\n\r\n`,
    );
  expect(await ask("play.example.com")).toMatch(/^HTTP\/1\.1 200 /);
  const before = upstream.requests.length;
  for (const host of ["evil.example", "play.example.com.evil.example", "10.0.0.1", ""]) {
    expect(await ask(host)).toMatch(/^HTTP\/1\.1 421 /);
  }
  expect(upstream.requests).toHaveLength(before);
});

test("a rebound name reaches nothing even where no names are set", async ({ app, upstream }) => {
  const answer = await sendBytes(
    app.url,
    `GET ${models} HTTP/1.1\r\nHost: rebound.evil.example\r\nSec-Fetch-Site: same-origin\r\nConnection: close\r\n\r\n`,
  );
  expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  expect(answer).toContain('"error_type":"host_refused"');
  expect(upstream.requests).toEqual([]);
});

test("a page that may embed it can call it and frame it, another cannot", async ({ closed }) => {
  const call = (origin: string, init: RequestInit = {}) =>
    fetch(closed.url + models, {
      ...init,
      headers: { origin, "sec-fetch-site": "cross-site", ...key, ...init.headers },
    });
  const allowed = await call(embedder);
  expect(allowed.status).toBe(200);
  expect(allowed.headers.get("access-control-allow-origin")).toBe(embedder);
  expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
  const preflight = await call(embedder, { method: "OPTIONS", headers: { "access-control-request-method": "POST" } });
  expect(preflight.status).toBe(204);
  const other = await call("https://evil.example");
  expect(other.status).toBe(403);
  expect(other.headers.get("access-control-allow-origin")).toBeNull();
  const page = await fetch(closed.url + chatPath, { headers: key });
  expect(page.headers.get("content-security-policy")).toContain(`frame-ancestors ${embedder}`);
});

test("says that it is only to be reached by TLS, to those who came by TLS", async ({ closed }) => {
  const headers = (scheme: string) => ({ headers: { ...key, "x-forwarded-proto": scheme } });
  const byTls = await fetch(closed.url + chatPath, headers("https"));
  expect(byTls.headers.get("strict-transport-security")).toBe("max-age=31536000");
  const plain = await fetch(closed.url + chatPath, headers("http"));
  expect(plain.headers.get("strict-transport-security")).toBeNull();
});
