import { type AppServer, startApp } from "./app-server";
import { findFreePort } from "./services/free-port";
import { test as base } from "./test";

export { expect } from "./test";

export const chat = "/api/relay/open-router/chat/completions";

/** How every request to it begins on the wire. */
export const head = `POST ${chat} HTTP/1.1\r\nHost: localhost\r\n`;

/** An app to attack: with limits that can be reached, and its metrics to look at. */
export const test = base.extend<object, { target: AppServer }>({
  target: [
    async ({ upstream }, use) => {
      const app = await startApp(await findFreePort(), {
        UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
        RELAY_BODY_IDLE_TIMEOUT_MS: "1000",
        METRICS: "true",
      });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** Half a minute of load that a run for release can do whole (`E2E_FULL=1`), and every other one at a fraction. */
export function pickSize(usual: number, full: number): number {
  return process.env.E2E_FULL === "1" ? full : usual;
}
