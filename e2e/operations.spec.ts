import { readFile } from "node:fs/promises";
import { projectHarness } from "../lib/demo/testing/harness";
import { buildOperationForm } from "../lib/fields/build-operation-form";
import type { RequestValues } from "../lib/fields/operation-form";
import type { Json } from "../lib/json";
import type { Operation } from "../lib/openapi/operation";
import { chatPath, ExplorerPage, explorerPath } from "./explorer-page";
import { expect, test } from "./test";

const { description, judge } = projectHarness();

/** Path and query as RFC 3986 has them, without the project's own serialiser. */
function toTarget(operation: Operation, { path, query }: RequestValues): string {
  const filled = operation.path.replace(/\{([^{}]+)\}/g, (_, name) => encodeURIComponent(String(path?.[name])));
  const pairs = Object.entries(query ?? {}).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join("&")}`;
}

/** The data of every server-sent event of a raw stream that is JSON. */
function listChunks(raw: string): Json[] {
  return raw.split("\n").flatMap((line) => (line.startsWith("data: {") ? [JSON.parse(line.slice(6))] : []));
}

/** Sends what the form holds and checks the answer as it is shown against the description. */
async function sendAndJudge(explorer: ExplorerPage, operation: Operation): Promise<void> {
  const { page } = explorer;
  const answered = page.waitForResponse((response) => response.url().includes("/api/relay/demo/"));
  await explorer.send.click();
  if (operation.hints.confirm) {
    const dialog = page.getByRole("dialog", { name: "Send this request?" });
    await expect(dialog).toContainText(operation.hints.confirm.trim());
    await dialog.getByRole("button", { name: "Confirm and send" }).click();
  }
  const answer = await answered;
  await explorer.expectState("done");
  expect(answer.url(), "the address bar shows what was requested").toBe(
    new URL(page.url()).origin + (await explorer.address.textContent())?.replace("/api/demo/", "/api/relay/demo/"),
  );
  expect(answer.request().method()).toBe(operation.method);
  const status = answer.status();
  expect(status).toBeGreaterThanOrEqual(200);
  expect(status).toBeLessThan(300);
  await expect(explorer.response).toContainText(String(status));

  const contentType = answer.headers()["content-type"] ?? "";
  const shown = JSON.parse(await explorer.readResponse("JSON"));
  if (contentType.startsWith("text/event-stream")) {
    const chunks = listChunks(await explorer.readResponse("Raw"));
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flatMap((chunk) => judge(operation, status, contentType, chunk))).toEqual([]);
    expect(judge(operation, status, "application/json", shown), "the assembled answer").toEqual([]);
  } else {
    expect(judge(operation, status, contentType, shown)).toEqual([]);
    expect(JSON.parse(await explorer.readResponse("Raw"))).toEqual(shown);
  }
}

for (const operation of description.operations) {
  const { examples, body } = buildOperationForm(description, operation);

  test(`${operation.id}: every example is answered as described, and travels as a link`, async ({
    explorer,
    browser,
  }) => {
    test.slow(examples.length > 3);
    await explorer.open(explorerPath(operation));
    await expect(explorer.server.locator("option:checked")).toHaveText("Demo server");
    for (const { summary, values } of examples) {
      await test.step(summary, async () => {
        if (examples.length > 1) await explorer.loadExample(summary);
        else await explorer.button("Use example");
        await expect(explorer.address).toHaveText(`/api/demo${toTarget(operation, values)}`);
        if (body) expect(await explorer.readBody()).toEqual(values.body);
        await sendAndJudge(explorer, operation);
      });
    }

    const link = await explorer.copyPermalink();
    const address = await explorer.address.textContent();
    const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
    const opened = new ExplorerPage(await context.newPage());
    await opened.page.goto(link);
    await expect(opened.page.getByText("Opened from a link. Nothing has been sent.")).toBeVisible();
    await expect(opened.address).toHaveText(address ?? "");
    if (body) expect(await opened.readBody()).toEqual(examples.at(-1)?.values.body);
    expect(await opened.copyPermalink()).toBe(link);
    await opened.expectState("idle");
    await context.close();
  });
}

for (const operation of description.operations.filter(({ hints }) => hints.confirm)) {
  test(`${operation.id}: nothing is sent without a confirmation`, async ({ explorer }) => {
    const { page } = explorer;
    const requests: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") requests.push(request.url());
    });
    await explorer.open(explorerPath(operation));
    const dialog = page.getByRole("dialog", { name: "Send this request?" });
    await explorer.send.click();
    await expect(dialog).toContainText("demo server");
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(dialog).toHaveCount(0);
    await page.keyboard.press("Control+Enter");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await explorer.expectState("idle");
    expect(requests).toEqual([]);

    await explorer.useUpstream();
    await explorer.send.click();
    await expect(dialog).toContainText("acts on the account of your key");
  });
}

test("names what people and tools look for", async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open();
  for (const name of ["Send request", "Use example", "Clear form", "Copy permalink", "Import", "Copy code"]) {
    await expect(page.getByRole("button", { name, exact: true }), name).toBeVisible();
  }
  await expect(page.getByRole("textbox", { name: "API key", exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Server", exact: true })).toBeVisible();
  for (const name of ["Request form", "Request code", "Response"]) {
    await expect(page.getByRole("region", { name, exact: true }), name).toBeVisible();
  }
  await expect(page.getByRole("searchbox", { name: "Search operations", exact: true })).toBeVisible();
  await expect(explorer.server.getByRole("option", { name: "Demo server", exact: true })).toHaveCount(1);
  for (const [region, tabs] of [
    [explorer.form, ["Form", "JSON"]],
    [explorer.code, ["cURL", "TypeScript", "Python"]],
  ] as const) {
    for (const tab of tabs) await expect(region.getByRole("tab", { name: tab, exact: true })).toBeVisible();
  }
  const roles = ["system", "developer", "user", "assistant", "tool"];
  await explorer.importJson({
    model: "a/b",
    messages: roles.map((role) => ({ role, content: "x", tool_call_id: "1" })),
  });
  for (const [index, role] of roles.entries()) {
    const row = page.getByRole("group", { name: `messages ${index + 1}`, exact: true });
    await expect(row.getByRole("combobox", { name: "role", exact: true }).locator("option:checked")).toHaveText(role);
  }
  await expect(explorer.field("model")).toBeVisible();
  await explorer.expectState("idle");
  await explorer.send.click();
  await explorer.expectState("done");
  for (const tab of ["Preview", "JSON", "Events", "Raw", "Headers"] as const) {
    await expect(await explorer.openResponseTab(tab), tab).toBeVisible();
  }
  await explorer.button("Import");
  const dialog = page.getByRole("dialog", { name: "Import request", exact: true });
  await expect(dialog.getByRole("textbox", { name: "cURL command or JSON", exact: true })).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Apply", exact: true })).toBeVisible();
});

test("lists every operation with its method, and marks the one that is open", async ({ explorer }) => {
  await explorer.open(chatPath);
  const navigation = explorer.page.getByRole("navigation", { name: "Operations" });
  const links = navigation.getByRole("link");
  await expect(links).toHaveCount(description.operations.length);
  for (const { method, title } of description.operations) {
    const shown = method === "DELETE" ? "DEL" : method;
    await expect(links.filter({ hasText: `${shown}${title}` }), title).toHaveCount(1);
  }
  await expect(navigation.locator("[aria-current=page]")).toHaveText("POSTCreate a chat completion");
  await navigation.getByRole("link", { name: "Get remaining credits" }).click();
  await expect(explorer.page).toHaveURL(/\/explorer\/credits\/get-credits$/);
  await expect(navigation.locator("[aria-current=page]")).toHaveText("GETGet remaining credits");
  await expect(explorer.page.getByRole("heading", { level: 1 })).toHaveText("Get remaining credits");
});

test("shows a created key once, to copy, and keeps it nowhere", async ({ explorer }) => {
  const { page } = explorer;
  await explorer.open("/explorer/api-keys/create-keys");
  await explorer.send.click();
  await page.getByRole("button", { name: "Confirm and send" }).click();
  await explorer.expectState("done");
  const { key } = JSON.parse(await explorer.readResponse("Raw"));
  const banner = page.getByRole("region", { name: "Created key" });
  await expect(banner).toContainText(key);
  await banner.getByRole("button", { name: "Copy key" }).click();
  await expect.poll(() => explorer.readClipboard()).toBe(key);

  // A recording is made to be passed on; everything else says that it holds the key.
  await explorer.response.getByRole("button", { name: "Keep response", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "Download JSON" })).toContainText("holds the secret");
  const started = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download recording" }).click();
  const recording = await readFile(await (await started).path(), "utf8");
  expect(recording).toContain("api-playground-recording");
  expect(recording).not.toContain(key);
  await page.reload();
  await expect(page.getByRole("main")).toHaveAttribute("data-ready", "true");
  await expect(banner).toHaveCount(0);
  expect(await page.content()).not.toContain(key);
});
