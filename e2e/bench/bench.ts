import { test as base } from "@playwright/test";
import { type AppServer, startApp } from "../app-server";
import { appPort } from "../ports";
import { startUpstream, type Upstream } from "../upstream/start-upstream";
import { type Floor, startFloor } from "./floor";

interface WorkerFixtures {
  upstream: Upstream;
  /** The production build with the upstream in place of the real API. */
  app: AppServer;
  /** A bare page and a plain pipe to the same upstream. */
  floor: Floor;
}

/** Away from the workers of the browser tests. */
const benchWorker = 20;

/** The port of an app that a benchmark starts for itself. */
export const secondPort = appPort(benchWorker, "strict");

export const bench = base.extend<object, WorkerFixtures>({
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
    async ({ upstream }, use) => {
      const app = await startApp(appPort(benchWorker), {
        UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
        RELAY_REQUESTS_PER_MINUTE: "1000000",
      });
      await use(app);
      await app.close();
    },
    { scope: "worker" },
  ],
  floor: [
    async ({ upstream }, use) => {
      const floor = await startFloor(`${upstream.url}/api/v1`);
      await use(floor);
      floor.close();
    },
    { scope: "worker" },
  ],
});
