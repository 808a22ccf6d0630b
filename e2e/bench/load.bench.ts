import { writeFile } from "node:fs/promises";
import { get } from "node:http";
import type { Browser } from "@playwright/test";
import { startApp } from "../app-server";
import { chatPath } from "../explorer-page";
import { bench, secondPort } from "./bench";
import { manyOperations } from "./many-operations";
import { type Observed, observePage, readObserved } from "./observe-page";
import { median, report } from "./result";
import { type Tasks, traceTasks } from "./trace-tasks";

const repeats = 9;

bench("Explorer page, first load (chat completions)", async ({ browser, app, floor }) => {
  const url = `${app.url}${chatPath}`;
  const { html, scripts } = await weighPage(url);
  report({ measure: "JavaScript that the page names, gzip", unit: "kB", ours: scripts / 1000, budget: 200 });
  report({ measure: "HTML, gzip", unit: "kB", ours: html / 1000 });

  await load(browser, url, "main[data-ready=true]");
  const ours: Load[] = [];
  const bare: Load[] = [];
  const empty: Load[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    bare.push(await load(browser, floor.url, "textarea"));
    empty.push(await load(browser, `${app.url}/nothing-here`, "body"));
    ours.push(await load(browser, url, "main[data-ready=true]"));
  }
  const pick = (loads: Load[], read: (load: Load) => number) => median(loads.map(read));
  report({ measure: "transferred until idle", unit: "kB", ours: pick(ours, (each) => each.bytes) / 1000 });
  report({ measure: "of it JavaScript", unit: "kB", ours: pick(ours, (each) => each.scriptBytes) / 1000 });
  report({
    measure: "total blocking time until idle (CPU)",
    unit: "ms",
    ours: pick(ours, (each) => each.blockedMs),
    floor: pick(bare, (each) => each.blockedMs),
    budget: 100,
  });
  report({ measure: "longest task (CPU)", unit: "ms", ours: pick(ours, (each) => each.longestTaskMs) });
  report({
    measure: "main thread until usable form (CPU)",
    unit: "ms",
    ours: pick(ours, (each) => each.untilReadyMs),
    floor: pick(bare, (each) => each.untilReadyMs),
  });
  report({
    measure: "the same beside the framework's empty page (CPU)",
    unit: "ms",
    ours: pick(ours, (each) => each.untilReadyMs),
    floor: pick(empty, (each) => each.totalMs),
  });
  report({
    measure: "navigation to usable form",
    unit: "ms",
    ours: pick(ours, (each) => each.readyMs),
    floor: pick(bare, (each) => each.readyMs),
    budget: 4,
    compared: "ratio",
  });
});

bench("The same page of an API description ten times as large", async ({ app }, info) => {
  const file = info.outputPath("many-operations.json");
  await writeFile(file, await manyOperations(10));
  const large = await startApp(secondPort, { OPENAPI_DOCUMENT: file });
  const usual = await weighPage(`${app.url}${chatPath}`);
  const weight = await weighPage(`${large.url}${chatPath}`);
  await large.close();
  const kilobytes = { unit: "kB", compared: "ratio" } as const;
  report({ measure: "JavaScript", ...kilobytes, ours: weight.scripts / 1000, floor: usual.scripts / 1000, budget: 1 });
  report({ measure: "HTML with 200 links", ...kilobytes, ours: weight.html / 1000, floor: usual.html / 1000 });
  report({
    measure: "HTML without the navigation",
    ...kilobytes,
    ours: weight.form / 1000,
    floor: usual.form / 1000,
    budget: 1.02,
  });
});

interface Load extends Observed, Tasks {
  bytes: number;
  scriptBytes: number;
}

/** Opens a page with an empty cache and waits until nothing happens any more. */
async function load(browser: Browser, url: string, selector: string): Promise<Load> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await observePage(page, selector);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let bytes = 0;
  let scriptBytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => void (type === "Script" && scripts.add(requestId)));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  let observed: Observed | undefined;
  const tasks = await traceTasks(browser, page, async () => {
    await page.goto(url);
    await page.locator(selector).first().waitFor();
    await page.waitForLoadState("networkidle");
    await page.waitForTimeout(500);
    observed = await readObserved(page);
  });
  await context.close();
  if (!observed) throw new Error(`${url} was not observed`);
  return { ...observed, ...tasks, bytes, scriptBytes };
}

/** Compressed sizes of a page's HTML, of the part of it that is the open operation, and of the scripts that it names. */
async function weighPage(url: string): Promise<{ html: number; form: number; scripts: number }> {
  const html = await fetch(url).then((response) => response.text());
  const tags = html.match(/<script\b[^>]*>/g) ?? [];
  const sources = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .flatMap((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1] ?? []);
  let scripts = 0;
  for (const source of new Set(sources)) scripts += await countBytes(new URL(source.replaceAll("&amp;", "&"), url));
  const main = /<main\b[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
  return { html: await countBytes(new URL(url)), form: main.length, scripts };
}

/** Bytes of a body as a browser that takes gzip receives it. */
function countBytes(url: URL): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "accept-encoding": "gzip" } }, async (response) => {
      let bytes = 0;
      for await (const piece of response) bytes += piece.length;
      resolve(bytes);
    }).on("error", reject);
  });
}
