import { readFile } from "node:fs/promises";
import type { ExplorerPage } from "./explorer-page";
import { expect, test } from "./test";

async function keep(explorer: ExplorerPage, entry: string): Promise<void> {
  await explorer.response.getByRole("button", { name: "Keep response", exact: true }).click();
  await explorer.page.getByRole("menuitem", { name: entry }).click();
}

async function readDownload(explorer: ExplorerPage, entry: string): Promise<string> {
  const started = explorer.page.waitForEvent("download");
  await keep(explorer, entry);
  return readFile(await (await started).path(), "utf8");
}

test("keeps a response as text, and plays its recording without a key or a network", async ({
  explorer,
  upstream,
  context,
}) => {
  await explorer.open();
  await explorer.useUpstream("sk-or-v1-never-kept");
  await explorer.importJson({ model: "a/b", stream: true, messages: [{ role: "user", content: "prompt never kept" }] });
  await explorer.send.click();
  await explorer.expectState("done");
  const [json, raw] = [await explorer.readResponse("JSON"), await explorer.readResponse("Raw")];
  const events = await explorer.openResponseTab("Events");
  const times = await events.getByRole("listitem").allTextContents();

  expect(await readDownload(explorer, "Download as it came")).toBe(raw);
  expect(await readDownload(explorer, "Download JSON")).toBe(json);
  await keep(explorer, "Copy as JSON");
  await expect.poll(() => explorer.readClipboard()).toBe(json);
  await keep(explorer, "Copy as Markdown");
  await expect.poll(() => explorer.readClipboard()).toContain("# Response");
  const recording = await readDownload(explorer, "Download recording");
  expect(recording).not.toContain("never-kept");
  expect(recording).not.toContain("never kept");

  await context.setOffline(true);
  upstream.requests.length = 0;
  await explorer.key.fill("");
  const replay = explorer.response.getByRole("region", { name: "Replay" });
  await keep(explorer, "Replay at once");
  await explorer.expectState("done");
  await expect(replay).toBeVisible();
  expect(await explorer.readResponse("JSON")).toBe(json);
  expect(await explorer.readResponse("Raw")).toBe(raw);
  await explorer.openResponseTab("Events");
  expect(await events.getByRole("listitem").allTextContents()).toEqual(times);
  expect(upstream.requests).toEqual([]);
  await context.setOffline(false);

  // On a page that has sent nothing: picked as a file, then dropped.
  await explorer.open();
  const file = { name: "a.recording.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(recording) };
  const chooser = explorer.page.waitForEvent("filechooser");
  await explorer.button("Open a recording");
  await (await chooser).setFiles(file);
  await explorer.expectState("done");
  expect(await explorer.readResponse("Raw")).toBe(raw);
  await dropFile(explorer, "not a recording");
  await expect(explorer.page.getByRole("status").filter({ hasText: "not a recording" })).toBeVisible();
  await dropFile(explorer, recording.replace('"version":1', '"version":7'));
  await expect(explorer.page.getByRole("status").filter({ hasText: "newer version" })).toBeVisible();
  await dropFile(explorer, recording.replaceAll("first", "other").replace('"status":200', '"status":418'));
  await expect(explorer.response).toContainText("418");
  await replay.getByRole("button", { name: "Replay 4 times as fast" }).click();
  await explorer.expectState("error");
  expect(upstream.requests).toEqual([]);
});

async function dropFile({ response, page }: ExplorerPage, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "dropped.jsonl"));
    return transfer;
  }, text);
  await response.dispatchEvent("dragover", { dataTransfer });
  await response.dispatchEvent("drop", { dataTransfer });
}
