import { setTimeout } from "node:timers/promises";
import { startApp } from "./app-server";
import { chatPath, ExplorerPage } from "./explorer-page";
import { findFreePort } from "./services/free-port";
import { pickSize } from "./target";
import { expect, test } from "./test";
import { completionEvents } from "./upstream/completion";
import type { Upstream } from "./upstream/start-upstream";

const question = { model: "a/b", messages: [{ role: "user", content: "Hello" }], stream: true };

/** The first half of an answer, and how to send the rest. */
function scriptHalf(upstream: Upstream): { finish: () => void } {
  const events = completionEvents(10);
  const half = { finish: () => {} };
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(events.slice(0, 6).join(""));
    half.finish = () => response.end(events.slice(6).join(""));
  });
  return half;
}

test("a flood of chunks arrives whole, and the page can be used meanwhile", async ({ explorer, upstream }) => {
  test.setTimeout(180_000);
  const flood = pickSize(20_000, 200_000);
  const words: string[] = [];
  let isEnough = false;
  upstream.script(async ({ body, recorded, response }) => {
    await body;
    // What the form looks up for its fields.
    if (recorded.method === "GET") return void response.end();
    response.writeHead(200, { "content-type": "text/event-stream" });
    const send = (data: object) =>
      new Promise((resolve) => response.write(`data: ${JSON.stringify(data)}\n\n`, resolve));
    while (words.length < flood || !isEnough) {
      const content = `w${words.length} `;
      words.push(content);
      await send({ choices: [{ index: 0, delta: { content } }] });
      // This process has the test to run as well, and after the flood a stream of the usual kind goes on.
      if (words.length % 50 === 0) await setTimeout(words.length < flood ? 0 : 10);
    }
    await send({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] });
    response.end("data: [DONE]\n\n");
  });
  await explorer.open();
  await explorer.useUpstream();
  await explorer.importJson(question);
  await explorer.send.click();
  await explorer.expectState("streaming");
  await explorer.field("model").fill("c/d");
  for (const tab of ["Events", "Raw", "JSON", "Preview"] as const) {
    await expect(await explorer.openResponseTab(tab)).toContainText("w1");
  }
  await explorer.expectState("streaming");
  isEnough = true;
  await explorer.expectState("done");
  const answer = JSON.parse(await explorer.readResponse("JSON"));
  // Compared by hand: a difference of two texts this long takes longer to print than the test.
  expect(answer.choices[0].message.content === words.join("")).toBe(true);
});

test("a page that was frozen goes on where it was", async ({ explorer, upstream, context }) => {
  const half = scriptHalf(upstream);
  await explorer.open();
  await explorer.useUpstream();
  await explorer.importJson(question);
  await explorer.send.click();
  await expect(explorer.response).toContainText("plain");
  const devtools = await context.newCDPSession(explorer.page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  half.finish();
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await explorer.expectState("done");
  const events = await explorer.openResponseTab("Events");
  await expect(events).toContainText("[DONE]");
  const { choices } = JSON.parse(await explorer.readResponse("JSON"));
  expect(choices[0].message.content).toBe("plain héllo 漢字 🙂 end ".repeat(2));
});

test("a device that goes offline in the middle of an answer keeps what came, and says why it ended", async ({
  page,
  upstream,
  context,
}) => {
  scriptHalf(upstream);
  const app = await startApp(await findFreePort(), { UPSTREAM_BASE_URL: `${upstream.url}/api/v1` });
  const explorer = new ExplorerPage(page);
  await explorer.open(app.url + chatPath);
  await explorer.useUpstream();
  await explorer.importJson(question);
  await explorer.send.click();
  await expect(explorer.response).toContainText("plain");
  await context.setOffline(true);
  await app.close();
  await explorer.expectState("cut");
  await expect(explorer.failure).toContainText("This device went offline in the middle of the answer.");
  await expect(await explorer.openResponseTab("Preview")).toContainText("plain héllo");
});
