import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type AppServer, startApp } from "./app-server";
import { chatPath, ExplorerPage } from "./explorer-page";
import { findFreePort } from "./services/free-port";
import { test as base, expect } from "./test";

const canary = "a prompt that nobody else may read";
const id = "AbCdEfGhIjKlMnOpQrStUg";

interface Linked {
  app: AppServer;
  folder: string;
}

const test = base.extend<object, { linked: Linked }>({
  linked: [
    async ({ upstream }, use) => {
      const folder = mkdtempSync(path.join(tmpdir(), "short-links-"));
      const app = await startApp(await findFreePort(), {
        UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
        SHORT_LINKS: "true",
        SHORT_LINKS_DIRECTORY: folder,
        SHORT_LINKS_LIMIT_BYTES: "5000",
      });
      await use({ app, folder });
      await app.close();
      rmSync(folder, { recursive: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test("a short link opens the request, which the server cannot read, until it is deleted", async ({ page, linked }) => {
  const { app, folder } = linked;
  const explorer = new ExplorerPage(page);
  await explorer.open(app.url + chatPath);
  await explorer.key.fill("sk-or-v1-canary0123456789");
  await explorer.importJson({ model: "a/b", messages: [{ role: "user", content: canary }] });
  await explorer.button("Create short link");
  const dialog = page.getByRole("dialog", { name: "Short link copied" });
  const link = await dialog.getByRole("textbox", { name: "Short link" }).inputValue();
  expect(link).toMatch(/#s1\.[\w-]{22}\.[\w-]{43}$/);

  const entries = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));
  expect(entries).toHaveLength(1);
  const key = link.split(".").at(-1) ?? "";
  for (const secret of [canary, key, "canary"]) {
    expect(entries.join()).not.toContain(secret);
    expect(app.log()).not.toContain(secret);
  }

  const other = await page.context().newPage();
  const opened = new ExplorerPage(other);
  await opened.open(link);
  await expect(opened.messageText(1)).toHaveValue(canary);
  await other.close();

  await dialog.getByRole("button", { name: "Delete link" }).click();
  await expect(dialog.getByRole("status")).toHaveText("Deleted: the link opens nothing any more.");
  expect(readdirSync(folder)).toEqual([]);
  const late = await page.context().newPage();
  await late.goto(link);
  await expect(late.getByText("This link has expired or was deleted")).toBeVisible();
});

test("everything that is not there is the same 404", async ({ linked }) => {
  const answers = new Set<string>();
  for (const name of [id, "short", "..%2f..%2fetc%2fpasswd", `${id}x`, "%00"]) {
    const response = await fetch(`${linked.app.url}/api/links/${name}`);
    answers.add(`${response.status} ${await response.text()}`);
  }
  const deletion = await fetch(`${linked.app.url}/api/links/${id}`, { method: "DELETE" });
  answers.add(`${deletion.status} ${await deletion.text()}`);
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toMatch(/^404 .*unknown_link/);
});

test("takes no entry that is too large, taken, of unknown length, or from another site", async ({ linked }) => {
  const put = (body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${linked.app.url}/api/links/${id}`, { method: "PUT", body, headers, duplex: "half" } as RequestInit);
  expect((await put("x".repeat(5001))).status).toBe(413);
  expect((await put(new Blob(["x".repeat(5001)]).stream())).status).toBe(413);
  expect((await put("x", { "sec-fetch-site": "cross-site", origin: "https://evil.example" })).status).toBe(403);
  expect((await put("x".repeat(5000))).status).toBe(201);
  expect((await put("y")).status).toBe(409);
  expect(await (await fetch(`${linked.app.url}/api/links/${id}`)).text()).toBe("x".repeat(5000));
});

test("there is none of it where it is not switched on", async ({ app, explorer }) => {
  expect((await fetch(`${app.url}/api/links/${id}`, { method: "PUT", body: "x" })).status).toBe(404);
  await explorer.open();
  await expect(explorer.page.getByRole("button", { name: "Copy permalink" })).toBeVisible();
  await expect(explorer.page.getByRole("button", { name: "Create short link" })).toHaveCount(0);
});
