import { expect, type Page } from "@playwright/test";
import { ExplorerPage } from "../explorer-page";
import { bench } from "./bench";
import { chatLink } from "./chat-request";
import { observePage, readObserved } from "./observe-page";
import { median, report } from "./result";
import { traceTasks } from "./trace-tasks";
import { type TypingCost, typeKeys } from "./type-keys";

const repeats = 3;

bench("Request of 200 messages, 1 MB of JSON", async ({ browser, app, floor }) => {
  const link = await chatLink(app.url, 200, 5_000);
  const ready = { ours: [] as number[], bare: [] as number[] };
  const tasks: number[] = [];
  const typing = { ours: [] as TypingCost[], bare: [] as TypingCost[] };
  for (let repeat = 0; repeat < repeats; repeat++) {
    const bare = await browser.newPage();
    const bareStart = performance.now();
    await bare.goto(floor.url);
    await bare.locator("textarea").waitFor();
    ready.bare.push(performance.now() - bareStart);
    await bare.locator("textarea").evaluate((box: HTMLTextAreaElement) => {
      box.value = "Words of ordinary length stand in lines of ordinary length.\n".repeat(85);
    });
    typing.bare.push(await typeKeys(bare, bare.locator("textarea")));
    await bare.close();

    const page = await browser.newPage();
    await observePage(page, "main");
    const explorer = new ExplorerPage(page);
    const opening = await traceTasks(browser, page, async () => {
      const start = performance.now();
      await explorer.open(link);
      await explorer.messageText(200).waitFor();
      ready.ours.push(performance.now() - start);
      await page.waitForTimeout(2_000);
      await readObserved(page);
    });
    tasks.push(opening.longestTaskMs);
    typing.ours.push(await typeKeys(page, explorer.messageText(200)));
    await page.close();
  }
  const pick = (costs: TypingCost[], name: keyof TypingCost) => median(costs.map((cost) => cost[name]));
  report({ measure: "link to last message shown", unit: "ms", ours: median(ready.ours), floor: median(ready.bare) });
  report({ measure: "longest task while it opens (CPU)", unit: "ms", ours: median(tasks) });
  const compare = (name: keyof TypingCost) => ({
    unit: "ms",
    ours: pick(typing.ours, name),
    floor: pick(typing.bare, name),
  });
  report({ measure: "per key, all work", ...compare("perKeyMs"), budget: 2, compared: "ratio" });
  report({ measure: "once when typing rests", ...compare("afterwardsMs") });
});

bench("JSON answer of 10 MB, in the JSON lens", async ({ browser, app, floor, upstream }) => {
  const answer = Buffer.from(writeAnswer(10_000_000));
  const answerWith = (bytes: Buffer) =>
    upstream.script(async ({ body, response }) => {
      await body;
      response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
      response.end(bytes);
    });
  const shown = { ours: [] as number[], bare: [] as number[] };
  const tasks = { ours: [] as number[], bare: [] as number[] };
  for (let repeat = 0; repeat < repeats; repeat++) {
    answerWith(answer);
    const bare = await browser.newPage();
    await observePage(bare, "pre");
    await bare.goto(`${floor.url}/answer`);
    const bareTasks = await traceTasks(browser, bare, async () => {
      await bare.evaluate(() => window.observeAnew());
      const start = performance.now();
      await bare.evaluate("showJson()");
      await untilPainted(bare);
      shown.bare.push(performance.now() - start);
      await readObserved(bare);
    });
    tasks.bare.push(bareTasks.longestTaskMs);
    await bare.close();

    const page = await browser.newPage();
    await observePage(page, "main");
    const explorer = new ExplorerPage(page);
    await explorer.open(`${app.url}/explorer/models/get-models`);
    await explorer.key.fill("sk-or-v1-bench");
    // A first small answer loads the viewer, so that its lens can be chosen before the large one.
    answerWith(Buffer.from(writeAnswer(1)));
    await explorer.send.click();
    await expect(explorer.response).toHaveAttribute("data-state", "done", { timeout: 60_000 });
    await explorer.openResponseTab("JSON");
    answerWith(answer);
    const ourTasks = await traceTasks(browser, page, async () => {
      await page.evaluate(() => window.observeAnew());
      const start = performance.now();
      await explorer.send.click();
      await expect(explorer.response).not.toHaveAttribute("data-state", "done");
      await expect(explorer.response).toHaveAttribute("data-state", "done", { timeout: 60_000 });
      await untilPainted(page);
      shown.ours.push(performance.now() - start);
      await readObserved(page);
    });
    tasks.ours.push(ourTasks.longestTaskMs);
    await page.close();
  }
  upstream.script("stream");
  report({ measure: "send to shown", unit: "ms", ours: median(shown.ours), floor: median(shown.bare) });
  report({ measure: "longest task (CPU)", unit: "ms", ours: median(tasks.ours), floor: median(tasks.bare) });
});

/** Resolves after the frame that shows what is in the page now. */
function untilPainted(page: Page): Promise<void> {
  return page.evaluate(
    () => new Promise<void>((resolve) => void requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
}

/** A list of models in the API's shape, of about so many bytes. */
function writeAnswer(bytes: number): string {
  const model = (index: number) => ({
    id: `example/model-${index}`,
    name: `Example: Model ${index}`,
    description: "What this model is good at, in words of ordinary length. ".repeat(8),
    context_length: 128_000,
    pricing: { prompt: "0.000001", completion: "0.000002" },
    architecture: { modality: "text->text", input_modalities: ["text"], output_modalities: ["text"] },
  });
  const size = JSON.stringify(model(0)).length;
  return JSON.stringify({ data: Array.from({ length: Math.ceil(bytes / size) }, (_, index) => model(index)) });
}
