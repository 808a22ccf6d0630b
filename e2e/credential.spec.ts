import { chatPath, ExplorerPage } from "./explorer-page";
import { readStorage } from "./read-storage";
import { expect, test } from "./test";

const key = "sk-or-v1-canary-5f2c9e7d1b3a";

const serverName = (explorer: ExplorerPage) => explorer.server.locator("option:checked");

test("keeps the key for this tab only, over reloads and other operations", async ({ explorer, context }) => {
  const { page } = explorer;
  await explorer.open();
  await expect(page.getByText("Not authenticated")).toBeVisible();
  await explorer.key.fill(`  ${key}\n`);
  await expect(explorer.key).toHaveValue(key);
  await expect(page.getByText("Key set")).toBeVisible();
  await page.reload();
  await expect(explorer.key).toHaveValue(key);
  await page.getByRole("link", { name: "Get remaining credits" }).click();
  await expect(page).toHaveURL(/get-credits$/);
  await expect(explorer.key).toHaveValue(key);

  const { tab, device, databases, cookies } = await readStorage(page);
  expect(tab).toContain(key);
  expect(device + databases + cookies).not.toContain(key);
  const other = new ExplorerPage(await context.newPage());
  await other.open();
  await expect(other.key).toHaveValue("");
});

test("remembers the key on this device by choice, and forgets it everywhere", async ({ explorer, context }) => {
  const { page } = explorer;
  await explorer.open();
  await explorer.key.fill(key);
  const remember = page.getByRole("checkbox", { name: "Remember on this device" });
  await remember.check();
  const other = new ExplorerPage(await context.newPage());
  await other.open();
  await expect(other.key).toHaveValue(key);
  await expect(other.page.getByRole("checkbox", { name: "Remember on this device" })).toBeChecked();
  expect((await readStorage(page)).tab).not.toContain(key);

  await explorer.button("Forget");
  await expect(explorer.key).toHaveValue("");
  await expect(other.key).toHaveValue("");
  await expect(remember).not.toBeChecked();
  await page.reload();
  await expect(page.getByText("Not authenticated")).toBeVisible();
  expect(Object.values(await readStorage(page)).join()).not.toContain(key);

  await explorer.key.fill(key);
  await remember.check();
  await remember.uncheck();
  const { tab, device } = await readStorage(page);
  expect(tab).toContain(key);
  expect(device).not.toContain(key);
});

test("hides the key until it is to be seen, and from the browser's own password store", async ({ explorer }) => {
  await explorer.open();
  await explorer.key.fill(key);
  await expect(explorer.key).toHaveCSS("-webkit-text-security", "disc");
  await explorer.button("Show key");
  await expect(explorer.key).toHaveCSS("-webkit-text-security", "none");
  await explorer.button("Hide key");
  await expect(explorer.key).toHaveCSS("-webkit-text-security", "disc");
  await expect(explorer.key).toHaveAttribute("autocomplete", "off");
});

test("sends the key as Authorization and nowhere else", async ({ explorer, upstream, app }) => {
  const { page } = explorer;
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url() + (request.postData() ?? "")));
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "document") answers.push(response.text());
  });
  await explorer.open();
  await explorer.useUpstream(key);
  await explorer.messageText(1).fill("A draft to be kept");
  await expect.poll(async () => (await readStorage(page)).databases).toContain("A draft to be kept");

  const ends = [
    ["stream", "done"],
    ["error-in-stream", "error"],
    ["reset-mid-stream", "cut"],
    ["reset-before-headers", "error"],
    ["garbage", "error"],
    ["status", "error"],
  ] as const;
  for (const [mode, state] of ends) {
    upstream.script(mode);
    await explorer.send.click();
    await explorer.expectState(state);
    for (const tab of ["Preview", "Raw", "Headers"] as const) {
      await expect(await explorer.openResponseTab(tab)).not.toContainText(key);
    }
  }

  const sent = upstream.requests.filter(({ method }) => method === "POST");
  expect(sent).toHaveLength(ends.length);
  for (const { url, rawHeaders, body } of sent) {
    const headers = rawHeaders.flatMap((text, index) =>
      index % 2 === 0 ? [`${text.toLowerCase()}: ${rawHeaders[index + 1]}`] : [],
    );
    expect(headers.filter((header) => header.includes(key))).toEqual([`authorization: Bearer ${key}`]);
    expect(url + body.toString()).not.toContain(key);
  }

  for (const language of ["cURL", "TypeScript", "Python"] as const) {
    expect(await explorer.copyCode(language)).not.toContain(key);
  }
  expect(await explorer.copyPermalink()).not.toContain(key);
  await page.reload();
  await expect(explorer.key).toHaveValue(key);
  const { databases, device, cookies } = await readStorage(page);
  expect(databases + device + cookies).not.toContain(key);
  expect(requested.join("\n")).not.toContain(key);
  expect((await Promise.all(answers)).join("\n")).not.toContain(key);
  expect(page.url()).not.toContain(key);
  expect(app.log()).not.toContain(key);
});

test("sends no Authorization without a key", async ({ explorer, upstream }) => {
  await explorer.open();
  await explorer.server.selectOption({ label: "OpenRouter" });
  await explorer.send.click();
  await explorer.expectState("done");
  expect(upstream.requests).toHaveLength(1);
  expect(upstream.requests[0]?.rawHeaders.map((text) => text.toLowerCase())).not.toContain("authorization");
});

test("turns to the API when a key comes and to the demo when it goes, unless a server was chosen", async ({
  explorer,
  upstream,
}) => {
  await explorer.open();
  await expect(serverName(explorer)).toHaveText("Demo server");
  await explorer.key.fill(key);
  await expect(serverName(explorer)).toHaveText("OpenRouter");
  await expect(explorer.address).toHaveText(`${upstream.url}/api/v1/chat/completions`);
  await explorer.button("Forget");
  await expect(serverName(explorer)).toHaveText("Demo server");

  await explorer.server.selectOption({ label: "Demo server" });
  await explorer.key.fill(key);
  await expect(serverName(explorer)).toHaveText("Demo server");
  await explorer.page.getByRole("link", { name: "Get remaining credits" }).click();
  await expect(explorer.page).toHaveURL(/get-credits$/);
  await expect(serverName(explorer)).toHaveText("Demo server");
  await explorer.send.click();
  await explorer.expectState("done");
  expect(upstream.requests).toHaveLength(0);
});

test("takes the key out of a pasted command", async ({ explorer, upstream }) => {
  const { page } = explorer;
  await explorer.open(chatPath);
  await explorer.importText(
    `curl ${upstream.url}/api/v1/chat/completions -H 'Authorization: Bearer ${key}' -H 'Content-Type: application/json' -d '{"model":"a/b","messages":[]}'`,
  );
  await expect(page.getByText("Its key was put under Authentication.")).toBeVisible();
  await expect(explorer.key).toHaveValue(key);
  expect(await explorer.readBody()).toEqual({ model: "a/b", messages: [] });
  expect(await explorer.copyPermalink()).not.toContain(key);
  expect(await explorer.copyCode("cURL")).not.toContain(key);
  expect((await readStorage(page)).databases).not.toContain(key);
});

test("shows what the demo server says about a key it refuses", async ({ explorer }) => {
  await explorer.open();
  await explorer.key.fill("sk-or-v1-invalid");
  await explorer.server.selectOption({ label: "Demo server" });
  await explorer.send.click();
  await explorer.expectState("error");
  await expect(explorer.failure).toContainText("Not authenticated");
  await expect(explorer.failure).not.toContainText("sk-or-v1-invalid");
});
