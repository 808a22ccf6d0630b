import { once } from "node:events";
import { type AppServer, startApp } from "./app-server";
import { chatPath, ExplorerPage } from "./explorer-page";
import { openSocket } from "./raw-socket";
import { findFreePort } from "./services/free-port";
import { expect, test } from "./test";
import { completionEvents } from "./upstream/completion";
import type { Upstream } from "./upstream/start-upstream";

const chat = "/api/relay/open-router/chat/completions";

/** A stream that goes on when told to. */
function scriptHeldStream(upstream: Upstream): { finish(): void } {
  let finish = () => {};
  const told = new Promise<void>((resolve) => {
    finish = resolve;
  });
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "text/event-stream" });
    const events = completionEvents(6);
    response.write(events.slice(0, 4).join(""));
    await told;
    response.end(events.slice(4).join(""));
  });
  return { finish };
}

async function start(upstream: Upstream, graceMs: number): Promise<AppServer> {
  return startApp(await findFreePort(), {
    UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
    SHUTDOWN_GRACE_MS: String(graceMs),
  });
}

test("a running stream ends whole after SIGTERM, nothing new is taken, and no idle connection puts off the end", async ({
  upstream,
}) => {
  const held = scriptHeldStream(upstream);
  const app = await start(upstream, 60_000);
  const unasked = openSocket(app.url);
  await once(unasked, "connect");
  const idle = openSocket(app.url);
  idle.write("GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await once(idle, "data");
  const response = await fetch(app.url + chat, { method: "POST", body: "{}" });
  app.signal("SIGTERM");
  await expect.poll(() => app.log()).toContain('"event":"shutdown"');
  const refused = await fetch(app.url + chat, { method: "POST", body: "{}" }).then(
    (answer) => answer.status,
    () => "no connection",
  );
  expect([503, "no connection"]).toContain(refused);
  held.finish();
  expect(await response.text()).toBe(completionEvents(6).join(""));
  expect(await app.exited).toBe(143);
});

test("a stream that outlasts the grace time ends with an event that says why", async ({ upstream }) => {
  scriptHeldStream(upstream);
  const app = await start(upstream, 200);
  const response = await fetch(app.url + chat, { method: "POST", body: "{}" });
  app.signal("SIGTERM");
  const text = await response.text();
  expect(text).toContain(completionEvents(6)[2]);
  expect(text).toContain('"error_type":"shutting_down"');
  expect(await app.exited).toBe(143);
});

test("a process that is killed leaves the text on the page, marked as cut", async ({ page, upstream }) => {
  scriptHeldStream(upstream);
  const app = await start(upstream, 0);
  const explorer = new ExplorerPage(page);
  await explorer.open(app.url + chatPath);
  await explorer.useUpstream();
  await explorer.importJson({ model: "a/b", messages: [{ role: "user", content: "Hello" }], stream: true });
  await explorer.send.click();
  await expect(explorer.response).toContainText("plain");
  app.signal("SIGKILL");
  await expect(explorer.response).toHaveAttribute("data-state", "cut");
  await expect(explorer.response).toContainText("plain");
  await expect(explorer.failure).toContainText("Connection lost");
});
