import type { Page } from "@playwright/test";
import { chatPath, ExplorerPage } from "./explorer-page";
import { readStorage } from "./read-storage";
import { expect, test } from "./test";

const creditsPath = "/explorer/credits/get-credits";
const generationPath = "/explorer/generations/get-generation";

const storedDrafts = async (page: Page) => (await readStorage(page)).databases;

async function goTo(explorer: ExplorerPage, link: string, path: string): Promise<void> {
  await explorer.page.getByRole("link", { name: link }).click();
  await expect(explorer.page).toHaveURL(new RegExp(`${path}$`));
}

test("keeps the request of each operation over switching and reloading", async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open();
  await explorer.messageText(1).fill("it's a draft 🌙");
  // At once: what was typed last must not be lost.
  await goTo(explorer, "Get request & usage metadata for a generation", generationPath);
  await explorer.field("id").fill("gen-draft");
  await goTo(explorer, "Create a chat completion", chatPath);
  await expect(explorer.messageText(1)).toHaveValue("it's a draft 🌙");
  await page.goBack();
  await expect(explorer.field("id")).toHaveValue("gen-draft");
  await expect(explorer.address).toContainText("id=gen-draft");
  await page.reload();
  await expect(explorer.field("id")).toHaveValue("gen-draft");

  await page.goto("about:blank");
  await explorer.open();
  await expect(explorer.messageText(1)).toHaveValue("it's a draft 🌙");
  await expect(explorer.code).toContainText("a draft");
  await explorer.expectState("idle");

  // The very last keys, too.
  for (const text of ["typed last", "typed later still"]) {
    await explorer.messageText(1).fill(text);
    await page.reload();
    await expect(explorer.messageText(1)).toHaveValue(text);
  }
});

test("keeps what no property describes, null, and edits made as JSON", async ({ explorer }) => {
  const body = {
    model: "a/b",
    messages: [{ role: "user", content: "x" }],
    stop: null,
    unknown: { deep: [1, null] },
    temperature: 0,
  };
  await explorer.open();
  const editor = await explorer.openJson();
  await editor.press("ControlOrMeta+a");
  await explorer.page.keyboard.insertText(JSON.stringify(body));
  await goTo(explorer, "Get remaining credits", creditsPath);
  await goTo(explorer, "Create a chat completion", chatPath);
  expect(await explorer.readBody()).toEqual(body);
});

test("forgets the draft with Clear form", async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open();
  await explorer.messageText(1).fill("to be cleared");
  await expect.poll(() => storedDrafts(page)).toContain("to be cleared");
  await explorer.button("Clear form");
  await expect(page.getByText("Form cleared.")).toBeVisible();
  await expect(explorer.messageText(1)).toHaveValue("");
  await expect(explorer.field("model")).toHaveValue("");
  await expect.poll(() => storedDrafts(page)).not.toContain("to be cleared");
  await page.reload();
  await expect(page.getByRole("main")).toHaveAttribute("data-ready", "true");
  await expect(explorer.form).not.toContainText("to be cleared");
  expect(await storedDrafts(page)).not.toContain("to be cleared");
});

test("opens a link in place of the draft", async ({ explorer, context }) => {
  await explorer.open();
  await explorer.messageText(1).fill("from the link");
  const link = await explorer.copyPermalink();
  await explorer.messageText(1).fill("the draft");
  await expect.poll(() => storedDrafts(explorer.page)).toContain("the draft");

  const opened = new ExplorerPage(await context.newPage());
  await opened.page.goto(link);
  await expect(opened.messageText(1)).toHaveValue("from the link");
  await expect(opened.page.getByText("Opened from a link. Nothing has been sent.")).toBeVisible();
  await opened.page.reload();
  await expect(opened.messageText(1)).toHaveValue("from the link");
  await opened.messageText(1).fill("edited after the link");
  await expect(opened.page).not.toHaveURL(/#/);
  await expect.poll(() => storedDrafts(opened.page)).toContain("edited after the link");
  await opened.page.reload();
  await expect(opened.messageText(1)).toHaveValue("edited after the link");
});

test("says so when the draft was made with another description", async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open();
  await explorer.messageText(1).fill("an older draft");
  await expect.poll(() => storedDrafts(page)).toContain("an older draft");
  await page.goto("/api/health");
  await page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const [{ name } = { name: "" }] = await indexedDB.databases();
    const database = await settle(indexedDB.open(name ?? ""));
    const [storeName = ""] = database.objectStoreNames;
    const store = database.transaction(storeName, "readwrite").objectStore(storeName);
    const [storedKey] = await settle(store.getAllKeys());
    const draft = await settle(store.get(storedKey ?? ""));
    await settle(store.put({ ...draft, version: "0" }, storedKey));
    database.close();
  });
  await explorer.open();
  await expect(page.getByText("Your request was made with an earlier API description.")).toBeVisible();
  await expect(explorer.messageText(1)).toHaveValue("an older draft");
});

test("works where the browser keeps nothing", async ({ explorer }) => {
  const { page } = explorer;
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("switched off", "SecurityError");
    };
    for (const name of ["indexedDB", "localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
  });
  await explorer.open();
  await explorer.messageText(1).fill("kept nowhere");
  await explorer.key.fill("sk-or-v1-test-key");
  await explorer.server.selectOption({ label: "Demo server" });
  await explorer.send.click();
  await explorer.expectState("done");
  await explorer.code.getByRole("tab", { name: "Python" }).click();
  await expect(explorer.code.getByRole("tabpanel", { name: "Python" })).toContainText("kept nowhere");
});
