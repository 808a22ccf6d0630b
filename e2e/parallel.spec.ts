import type { BrowserContext } from "@playwright/test";
import { chatPath, ExplorerPage } from "./explorer-page";
import { expect, test } from "./test";
import { completionEvents } from "./upstream/completion";

/** A browser opens six connections to one origin, and all of its tabs share them. */
const streams = 5;

async function openTabs(context: BrowserContext, count: number): Promise<ExplorerPage[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const explorer = new ExplorerPage(await context.newPage());
      await explorer.open(chatPath);
      await explorer.useUpstream();
      return explorer;
    }),
  );
}

test("requests beyond the browser's connections wait where it is seen, and every page still loads", async ({
  context,
  upstream,
}) => {
  test.slow();
  upstream.requests.length = 0;
  let finishAll = () => {};
  const finished = new Promise<void>((resolve) => {
    finishAll = resolve;
  });
  upstream.script(async ({ body, response }) => {
    await body;
    const events = completionEvents(5);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(events.slice(0, 3).join(""));
    await finished;
    response.end(events.slice(3).join(""));
  });
  const tabs = await openTabs(context, streams + 2);
  for (const [index, tab] of tabs.entries()) {
    await tab.page.bringToFront();
    await tab.send.click();
    if (index < streams) await tab.expectState("streaming");
    else await expect(tab.response).toContainText("Waiting for a free connection");
  }
  expect(upstream.requests).toHaveLength(streams);
  const [first, , third, , , sixth, seventh] = tabs as [ExplorerPage, ...ExplorerPage[]];

  // One connection is left for everything else.
  const other = new ExplorerPage(await context.newPage());
  await other.open(chatPath);
  await other.page.close();

  // A tab that is closed gives its connection back, to the first that still waits.
  await sixth?.stop.click();
  await sixth?.expectState("stopped");
  await third?.page.close();
  await seventh?.expectState("streaming");
  expect(upstream.requests).toHaveLength(streams + 1);
  finishAll();
  await first.expectState("done");
  await seventh?.expectState("done");
});
