import { test as base, expect } from "@playwright/test";
import { type AppServer, startApp } from "./app-server";
import { ExplorerPage } from "./explorer-page";
import { appPort } from "./ports";
import { startUpstream, type Upstream } from "./upstream/start-upstream";

interface Fixtures {
  explorer: ExplorerPage;
}

interface WorkerFixtures {
  /** The production build, serving with the scriptable upstream in place of the real API. */
  app: AppServer;
  upstream: Upstream;
}

/** Each worker has an app and an upstream of its own, so that tests do not meet in what was recorded. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  upstream: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
    async ({}, use) => {
      const upstream = await startUpstream();
      await use(upstream);
      await upstream.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ upstream }, use, info) => {
      const app = await startApp(appPort(info.workerIndex), { UPSTREAM_BASE_URL: `${upstream.url}/api/v1` });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ app }, use) => use(app.url),
  explorer: async ({ page, upstream }, use) => {
    upstream.requests.length = 0;
    upstream.script("stream");
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      // A refused or failed request is logged by the browser itself; what the page says on its own is a defect.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
        problems.push(message.text());
    });
    await use(new ExplorerPage(page));
    expect(problems, "errors on the page").toEqual([]);
  },
});

export { expect };
