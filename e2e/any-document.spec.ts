import { readdirSync } from "node:fs";
import type { Locator } from "@playwright/test";
import type { ApiDescription, Operation } from "../lib/openapi/operation";
import { buildLargeDocument } from "./documents/large-document";
import { listRequestNames } from "./documents/list-request-names";
import { describeFile, fixtureFile, fixtureFolder, serveFile, serveText } from "./documents/serve-document";
import { buildWideDocument, optionalCount } from "./documents/wide-document";
import { type ExplorerPage, explorerPath } from "./explorer-page";
import { appPort } from "./ports";
import { expect, test } from "./test";

const names = readdirSync(fixtureFolder).filter((name) => describeFile(fixtureFile(name)).operations.length > 0);

// A page that waits for something it never gets is to name it, not to use up the time of all the others.
test.use({ actionTimeout: 15_000 });

/** What the form shows once all that it folds up is open at its top level. */
async function readForm(form: Locator): Promise<string> {
  const folded = form.getByRole("button", { name: /more optional propert/, expanded: false });
  while ((await folded.count()) > 0) await folded.first().click();
  const unfolded = await form.getByRole("button", { name: /more optional propert/, expanded: true }).count();
  // Lists are loaded when they are first opened.
  await expect(form.getByRole("group", { name: "Optional properties" })).toHaveCount(unfolded);
  const names = await form
    .locator("[aria-label]")
    .evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
  return [await form.textContent(), ...names].join("\n");
}

/** The names that no variant of the body shows, in the media type that is chosen. */
async function listMissing({ form, page }: ExplorerPage, wanted: string[]): Promise<string[]> {
  let shown = await readForm(form);
  const missing = () => wanted.filter((name) => !shown.includes(name.trim()));
  const variants = form.getByRole("radiogroup").first().getByRole("radio");
  for (let place = 0; missing().length > 0 && place < (await variants.count()); place += 1) {
    await variants.nth(place).check({ force: true });
    shown += await readForm(form);
  }
  const options = form.getByRole("combobox", { name: "variant" }).first().locator("option");
  for (const label of missing().length > 0 ? await options.allTextContents() : []) {
    await page.getByRole("combobox", { name: "variant" }).first().selectOption({ label });
    shown += await readForm(form);
  }
  return missing();
}

async function checkForm(explorer: ExplorerPage, description: ApiDescription, operation: Operation): Promise<void> {
  const { form } = explorer;
  const parameters = operation.parameters.map(({ name }) => name);
  const choice = form.getByRole("combobox", { name: "Body media type" });
  const hasChoice = (await choice.count()) > 0;
  for (const { mediaType, schema } of operation.requestBody?.content ?? []) {
    // A range of media types is offered as the type that is sent.
    if (hasChoice && !mediaType.includes("*")) await choice.selectOption({ label: mediaType });
    const wanted = [...parameters, ...listRequestNames(description, schema)];
    expect(await listMissing(explorer, wanted), `names missing for ${mediaType}`).toEqual([]);
  }
  if (!operation.requestBody) expect(await listMissing(explorer, parameters)).toEqual([]);
}

/** The text of the first heading of a page, as the server sends it. */
function readHeading(html: string): string {
  const text = (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "").replace(/<[^>]*>/g, "");
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };
  return text.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => entities[name] ?? "");
}

for (const name of names) {
  test(`every operation of ${name} opens, shows all its names, and is answered`, async ({ explorer }, info) => {
    test.setTimeout(240_000);
    const { page } = explorer;
    const description = describeFile(fixtureFile(name));
    const app = await serveFile(fixtureFile(name), appPort(info.workerIndex, "document"));
    try {
      for (const operation of description.operations) {
        await test.step(`${operation.method} ${operation.path}`, async () => {
          await explorer.open(app.url + explorerPath(operation));
          await checkForm(explorer, description, operation);
          await explorer.button("Use example");
          const answered = page.waitForResponse((response) => response.url().includes("/api/relay/demo/"));
          await explorer.send.click();
          if (operation.hints.confirm) await explorer.button("Confirm and send");
          const answer = await answered;
          expect.soft(answer.status(), await answer.text().catch(() => "")).toBeLessThan(300);
          await explorer.expectState("done");

          const reference = await page.request.get(`${app.url}/reference/${operation.tagSlug}/${operation.slug}`);
          expect(reference.status()).toBe(200);
          expect(readHeading(await reference.text())).toBe(operation.title);
        });
      }
    } finally {
      await app.close();
    }
  });
}

test.describe("at start", () => {
  test("what a document lacks is listed once, with its place", async ({ request }, info) => {
    const app = await serveFile(fixtureFile("broken.yaml"), appPort(info.workerIndex, "document"));
    try {
      await request.get(app.url);
      const lines = app.log().split("\n");
      expect(lines.filter((line) => line.startsWith("API description: "))).toHaveLength(1);
      const lost =
        "  #/components/schemas/Half/properties/lost/$ref  The reference #/components/schemas/Missing leads nowhere.";
      expect(lines.filter((line) => line === lost)).toHaveLength(1);
    } finally {
      await app.close();
    }
  });

  for (const [what, text, said] of [
    [
      "a Swagger 2.0 document",
      "swagger: '2.0'\npaths: {}",
      /^Cannot start: .* is a Swagger 2\.0 document\. Convert it to OpenAPI 3/m,
    ],
    ["what is no document", "<html></html>", /^Cannot start: .* is a web page, not an OpenAPI document/m],
  ] as const) {
    test(`${what} ends the app with one line`, async ({ page: _ }, info) => {
      const ended = await serveText(text, appPort(info.workerIndex, "document")).then(
        async (app) => {
          await app.close();
          return "The app started.";
        },
        (error: Error) => error.message,
      );
      expect(ended).toContain("ended before it was ready");
      expect(ended).toMatch(said);
      expect(ended.match(/Cannot start/g)).toHaveLength(1);
    });
  }
});

test("a request of 50 variants and 140 optional properties stays usable", async ({ explorer }, info) => {
  const app = await serveText(buildWideDocument(), appPort(info.workerIndex, "document"));
  const { page, form } = explorer;
  try {
    await explorer.open(app.url);
    await form.getByRole("combobox", { name: "kind" }).click();
    await page.getByRole("combobox", { name: "Search" }).fill("shape4 7");
    await expect(page.getByRole("listbox").getByRole("option")).toHaveCount(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await explorer.field("side_47").fill("4.5");
    await explorer.field("name").fill("Last but two");

    const more = form.getByRole("button", { name: `${optionalCount} more optional properties` });
    await more.click();
    await form.getByRole("searchbox", { name: "Filter optional properties" }).fill("storage 13");
    await page.keyboard.press("Enter");
    await explorer.field("storage_setting_130").fill("x");
    expect(await explorer.readBody()).toEqual({
      name: "Last but two",
      shape: { kind: "Shape47", side_47: 4.5 },
      storage_setting_130: "x",
    });

    await explorer.showForm();
    await form.getByRole("button", { name: `${optionalCount - 1} more optional properties` }).click();
    await explorer.button("Add all");
    await expect(explorer.field(`access_setting_${optionalCount - 1}`)).toBeVisible();
    await explorer.send.click();
    await explorer.expectState("done");
  } finally {
    await app.close();
  }
});

test("1,500 operations in 15 MB are found at once, and a page holds the open one only", async ({ explorer }, info) => {
  test.setTimeout(180_000);
  const text = buildLargeDocument({ operations: 1500, sizeBytes: 15e6 });
  expect(text.length).toBeGreaterThan(14e6);
  const app = await serveText(text, appPort(info.workerIndex, "document"));
  const { page } = explorer;
  try {
    const answer = await page.request.get(app.url);
    expect((await answer.body()).length).toBeLessThan(800_000);
    await explorer.open(app.url);
    const operations = page.getByRole("navigation", { name: "Operations" });
    await expect(operations.getByRole("link")).toHaveCount(1500);

    await page.getByRole("searchbox", { name: "Search operations" }).fill("resource 299 patch");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^patch resource 299 /i);
    await expect(operations.getByRole("link")).toHaveCount(1);
    await expect(operations.locator("[aria-current=page]")).toContainText("resource 299");
    await explorer.field("property_0").fill("x");
    // Every type leads to every other here: only what is nearest to the top is sent to the page.
    const request = await page.request.get(page.url());
    expect((await request.body()).length).toBeLessThan(2_500_000);

    await page.getByRole("searchbox", { name: "Search operations" }).fill("");
    await expect(operations.getByRole("link")).toHaveCount(1500);
    await page.reload();
    await expect(operations.locator("[aria-current=page]")).toBeInViewport();
  } finally {
    await app.close();
  }
});
