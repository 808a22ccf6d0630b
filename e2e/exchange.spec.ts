import { describeFile, fixtureFile, serveFile } from "./documents/serve-document";
import { type ExplorerPage, explorerPath } from "./explorer-page";
import { giveFile } from "./give-file";
import { appPort } from "./ports";
import { test as base, expect } from "./test";
import type { Upstream } from "./upstream/start-upstream";

const file = fixtureFile("exchange.yaml");
const { operations } = describeFile(file);

interface Fixtures {
  /** Opens an operation of the document, by its id. */
  open: (operationId: string) => Promise<ExplorerPage>;
}

const test = base.extend<Fixtures, { exchange: string }>({
  exchange: [
    async ({ upstream }, use, info) => {
      const app = await serveFile(file, appPort(info.workerIndex, "document"), { UPSTREAM_BASE_URL: upstream.url });
      await use(app.url);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  open: async ({ explorer, exchange, upstream }, use) => {
    upstream.script(({ response }) => void response.writeHead(200, { "content-type": "application/json" }).end("{}"));
    await use(async (id) => {
      const operation = operations.find((candidate) => candidate.id === id);
      if (!operation) throw new Error(`The document has no operation ${id}`);
      await explorer.open(exchange + explorerPath(operation));
      return explorer;
    });
  },
});
test.use({ actionTimeout: 15_000 });

/** What arrived at the upstream once the explorer has sent. */
async function send(explorer: ExplorerPage, upstream: Upstream) {
  upstream.requests.length = 0;
  await explorer.send.click();
  await explorer.expectState("done");
  expect(upstream.requests).toHaveLength(1);
  const [request] = upstream.requests;
  if (!request) throw new Error("Nothing arrived");
  const headers: Record<string, string> = {};
  for (let place = 0; place < request.rawHeaders.length; place += 2) {
    headers[request.rawHeaders[place]?.toLowerCase() ?? ""] = request.rawHeaders[place + 1] ?? "";
  }
  return { ...request, headers };
}

const useLive = (explorer: ExplorerPage) => explorer.server.selectOption({ label: "Live" });

/** Bytes that no text encoding survives. */
const awkward = Buffer.from([0, 255, 13, 10, 13, 10, 45, 45, 0xc3, 0x28, 0xed, 0xa0, 0x80, ...Array(300).keys()]);

test.describe("credentials arrive where the description wants them", () => {
  const card = (explorer: ExplorerPage) => explorer.page.getByRole("region", { name: "Authentication" });

  test("a bearer key, as the API key", async ({ open, upstream }) => {
    const explorer = await open("sendForm");
    await explorer.key.fill("Bearer k-1");
    const { headers, url } = await send(explorer, upstream);
    expect([headers.authorization, url]).toEqual(["Bearer k-1", "/forms"]);
  });

  test("a user name and a password", async ({ open, upstream }) => {
    const explorer = await open("enterByLogin");
    await card(explorer).getByLabel("User name").fill("zoë");
    await card(explorer).getByLabel("Password", { exact: true }).fill(" s:ß ");
    const { headers } = await send(explorer, upstream);
    expect(Buffer.from(headers.authorization?.replace("Basic ", "") ?? "", "base64").toString()).toBe("zoë: s:ß ");
    expect(await explorer.copyCode("cURL")).toContain('-u "$API_KEY"');
  });

  test("keys in the query and in a cookie", async ({ open, upstream }) => {
    const byQuery = await open("enterByQuery");
    await byQuery.key.fill("it's & 1");
    const { url, headers } = await send(byQuery, upstream);
    expect([url, headers.authorization]).toEqual(["/doors/query?exchange_key=it%27s%20%26%201", undefined]);
    await expect(byQuery.address).not.toContainText("exchange_key");

    const byCookie = await open("enterByCookie");
    await expect(byCookie.key).toHaveValue("");
    await byCookie.key.fill("c-1");
    const { headers: others } = await send(byCookie, upstream);
    expect([others.cookie, others.authorization]).toEqual(["exchange_session=c-1", undefined]);
  });

  test("several together", async ({ open, upstream }) => {
    const explorer = await open("enterByBoth");
    await explorer.key.fill("h-1");
    await expect(card(explorer)).toContainText("Not authenticated");
    await card(explorer).getByLabel("User name").fill("ada:secret");
    await expect(card(explorer).getByLabel("Password", { exact: true })).toHaveValue("secret");
    await expect(card(explorer)).toContainText("Key set");
    const { headers } = await send(explorer, upstream);
    expect(headers["x-exchange-key"]).toBe("h-1");
    expect(headers.authorization).toBe(`Basic ${Buffer.from("ada:secret").toString("base64")}`);
  });

  test("the one that is chosen, on every operation that offers it", async ({ open, upstream }) => {
    const explorer = await open("enterAnyhow");
    const method = card(explorer).getByRole("combobox", { name: "Authentication method" });
    expect(await method.locator("option").allTextContents()).toEqual([
      "Bearer token",
      "User name and password",
      "API key in header X-Exchange-Key + API key in query exchange_key",
    ]);
    await explorer.key.fill("b-1");
    await method.selectOption({ label: "API key in header X-Exchange-Key + API key in query exchange_key" });
    await card(explorer).getByLabel("API key X-Exchange-Key").fill("h-1");
    await card(explorer).getByLabel("API key exchange_key").fill("q-1");
    const { headers, url } = await send(explorer, upstream);
    expect([headers["x-exchange-key"], url, headers.authorization]).toEqual([
      "h-1",
      "/doors/any?exchange_key=q-1",
      undefined,
    ]);
    await method.selectOption({ label: "Bearer token" });
    expect((await send(explorer, upstream)).headers.authorization).toBe("Bearer b-1");
  });

  test("none where none is needed or possible, and by choice", async ({ open, upstream }) => {
    const optional = await open("enterOptionally");
    await expect(card(optional)).toContainText("Optional");
    await optional.key.fill("h-1");
    expect((await send(optional, upstream)).headers["x-exchange-key"]).toBe("h-1");

    const free = await open("enterFreely");
    await expect(card(free)).toContainText("asks for no credential");
    await expect(free.key).toHaveCount(0);
    const { headers } = await send(free, upstream);
    expect([headers["x-exchange-key"], headers.authorization]).toEqual([undefined, undefined]);

    const barred = await open("enterByCertificate");
    await expect(card(barred)).toContainText("mutualTLS");
  });
});

test.describe("bodies arrive as described", () => {
  test("a form, each member in its own style", async ({ open, upstream }) => {
    const explorer = await open("sendForm");
    await useLive(explorer);
    await explorer.button("Use example");
    const { body, headers } = await send(explorer, upstream);
    expect(headers["content-type"]).toBe("application/x-www-form-urlencoded");
    expect(body.toString()).toBe(
      "name=Zo%C3%AB+%26+%22co%22&address%5Bstreet%5D=1+Main+St&address%5Bcity%5D=A%2BB&expand=one%2Ctwo" +
        "&tags=x+y&tags=z&settings=%7B%22deep%22%3A%22yes%22%7D",
    );
  });

  test("files and other parts of a multipart body, byte by byte", async ({ open, upstream }) => {
    const explorer = await open("uploadFiles");
    await useLive(explorer);
    await explorer.button("Use example");
    const files = explorer.form.locator("input[type=file]");
    await files.first().setInputFiles({ name: 'a "b".bin', mimeType: "application/x-odd", buffer: awkward });
    await explorer.form.getByRole("button", { name: /more optional propert/ }).click();
    await explorer.button("Add pages");
    await explorer.button("Add item to pages");
    await giveFile(files.nth(1), "drop", "page.txt", "text/plain", Buffer.from("one\r\ntwo"));
    await expect(explorer.form.getByRole("group", { name: "pages", exact: true })).toContainText("page.txt");
    await explorer.button("Add item to pages");
    await giveFile(files.nth(2), "paste", "pasted.png", "image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47]));
    await expect(explorer.form.getByRole("group", { name: "pages", exact: true })).toContainText("pasted.png");
    const { body, headers } = await send(explorer, upstream);
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": headers["content-type"] ?? "" },
    }).formData();
    const sent = form.get("file");
    const [page, pasted] = form.getAll("pages");
    if (!(sent instanceof File && page instanceof File && pasted instanceof File)) {
      throw new Error("The files did not arrive as files");
    }
    expect(sent.type).toBe("application/x-odd");
    expect(Buffer.from(await sent.arrayBuffer()).equals(awkward)).toBe(true);
    expect(await page.text()).toBe("one\r\ntwo");
    expect([pasted.name, pasted.type, pasted.size]).toEqual(["pasted.png", "image/png", 4]);
    expect(form.get("purpose")).toBe("archive");
  });

  test("a file that is the whole body", async ({ open, upstream }) => {
    const explorer = await open("uploadRaw");
    await useLive(explorer);
    await explorer.button("Use example");
    await explorer.form
      .locator("input[type=file]")
      .setInputFiles({ name: "scan.bin", mimeType: "application/x-odd", buffer: awkward });
    const { body, headers, url } = await send(explorer, upstream);
    expect([url, headers["content-type"]]).toEqual(["/files/scan.bin", "application/octet-stream"]);
    expect(body.equals(awkward)).toBe(true);
  });

  test("the media type that is chosen", async ({ open, upstream }) => {
    const explorer = await open("writeNote");
    await useLive(explorer);
    await explorer.button("Use example");
    const type = explorer.form.getByRole("combobox", { name: "Body media type" });
    await expect(type.locator("option")).toHaveText([
      "application/json",
      "application/x-www-form-urlencoded",
      "text/plain",
      "application/xml",
    ]);
    await explorer.field("title").fill("A & B");
    const json = await send(explorer, upstream);
    expect([json.headers["content-type"], json.body.toString()]).toEqual(["application/json", '{"title":"A & B"}']);
    await type.selectOption("application/x-www-form-urlencoded");
    await explorer.field("title").fill("A & B");
    const pairs = await send(explorer, upstream);
    expect([pairs.headers["content-type"], pairs.body.toString()]).toEqual([
      "application/x-www-form-urlencoded",
      "title=A+%26+B",
    ]);
    await type.selectOption("text/plain");
    await explorer.form.getByRole("textbox", { name: /Body/ }).fill("line 1\nline 2 🌙");
    const text = await send(explorer, upstream);
    expect(text.headers["content-type"]).toMatch(/^text\/plain/);
    expect(text.body.toString()).toBe("line 1\nline 2 🌙");
  });

  test("parameters in their styles", async ({ open, upstream }) => {
    const explorer = await open("findNotes");
    await useLive(explorer);
    await explorer.button("Use example");
    const { url, headers } = await send(explorer, upstream);
    expect(url).toBe(
      "/notes/a%20b%26c?filter%5Bauthor%5D=Zo%C3%AB%20%26%20co&filter%5Bsize%5D%5Bmin%5D=1&filter%5Bsize%5D%5Bmax%5D=9" +
        "&labels=a%20b%7Cc&sort=title,age",
    );
    expect([headers["x-trace"], headers.cookie]).toEqual(["trace-1", "theme=dark"]);
  });
});

test.describe("answers of any type are shown", () => {
  test("text, tables and markup as they are", async ({ open }) => {
    for (const [id, type] of [
      ["getText", "text/plain"],
      ["getTable", "text/csv"],
      ["getMarkup", "application/xml"],
    ] as const) {
      const explorer = await open(id);
      await explorer.send.click();
      await explorer.expectState("done");
      await expect(explorer.response).toContainText("200");
      expect((await explorer.readResponse("Raw")).length).toBeGreaterThan(3);
      await expect(await explorer.openResponseTab("Headers")).toContainText(type);
    }
  });

  test("an event stream as events", async ({ open }) => {
    const explorer = await open("getEvents");
    await explorer.send.click();
    await explorer.expectState("done");
    await expect(await explorer.openResponseTab("Events")).toContainText("title");
  });

  test("images, sound and film played, and every other file offered", async ({ open }) => {
    for (const [id, selector] of [
      ["getImage", "img"],
      ["getSound", "audio"],
      ["getFilm", "video"],
      ["getPaper", "a[download]"],
      ["downloadRaw", "a[download]"],
    ] as const) {
      const explorer = await open(id);
      await explorer.send.click();
      await explorer.expectState("done");
      const preview = await explorer.openResponseTab("Preview");
      await expect(preview.locator(selector).first()).toBeVisible();
      if (id === "getImage") {
        await expect
          .poll(() => preview.locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth))
          .toBeGreaterThan(0);
      }
      if (id === "getPaper") {
        const link = preview.getByRole("link", { name: "Open PDF in a new tab" });
        await expect(link).toHaveAttribute("href", /^blob:/);
      }
      const download = explorer.page.waitForEvent("download");
      await preview.locator("a[download]").click();
      expect((await download).suggestedFilename()).toMatch(/^response\.\w+$/);
    }
  });
});

test("offers every server with the values of its variables", async ({ open }) => {
  const explorer = await open("enterElsewhere");
  await expect(explorer.server.locator("option")).toHaveText(["Live", "Live (us, v2)", "Test", "Demo server"]);
  await explorer.server.selectOption({ label: "Live (us, v2)" });
  await expect(explorer.address).toHaveText("https://doors.exchange.example/side/doors/elsewhere");
  const other = await open("enterFreely");
  await other.server.selectOption({ label: "Live (us, v2)" });
  await expect(other.address).toHaveText("https://us.exchange.example/v2/doors/none");
  await other.server.selectOption({ label: "Test" });
  await expect(other.address).toHaveText("https://test.exchange.example/v2/doors/none");
});
