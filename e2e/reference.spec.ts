import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { listDescribedNames } from "../components/reference/testing/described-names";
import { describeApi } from "../lib/openapi/describe-api";
import type { Operation } from "../lib/openapi/operation";
import { parseDocument } from "../lib/openapi/parse-document";
import { expect, test } from "./test";

const file = fileURLToPath(new URL("../public/openapi.yaml", import.meta.url));
const parsed = parseDocument(readFileSync(file, "utf8"), file);
if (!parsed.ok) throw new Error(parsed.message);
const description = describeApi(parsed.document);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const MAX_PAGE_BYTES = 1_600_000;
const pathOf = ({ tagSlug, slug }: Operation) => `/reference/${tagSlug}/${slug}`;
const chat = "/reference/chat/send-chat-completion-request";
const responses = "/reference/beta-responses/create-api-alpha-responses";

const plain = (markdown: string) => markdown.replace(/[`\s]+/g, " ").trim();

/** What axe finds wrong, one line for each rule. */
async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    interface Violation {
      id: string;
      nodes: { html: string }[];
    }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  for (const operation of description.operations) {
    test(`lists everything that is described of ${operation.id}`, async ({ page }) => {
      const response = await page.goto(pathOf(operation));
      expect((await response?.body())?.length).toBeLessThan(MAX_PAGE_BYTES);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(operation.title);
      const main = page.getByRole("main");
      await expect(main.locator("header code").first()).toContainText(operation.path);
      await expect(main.getByText("Deprecated", { exact: true })).toHaveCount(operation.deprecated ? 1 : 0);

      const described = listDescribedNames(description, operation);
      const links = new Set(await main.locator("a[href^='#']").allTextContents());
      const parameters = operation.parameters.map(({ name }) => name);
      expect([...described.properties, ...parameters].filter((name) => !links.has(name))).toEqual([]);
      // A text that looks like another kind of value keeps its quotes.
      const values = new Set(await main.locator("code, li > div > span").allTextContents());
      const lost = [...described.values].filter((value) =>
        [value, JSON.stringify(value), `always ${value}`, `always ${value} or null`].every(
          (words) => !values.has(words),
        ),
      );
      expect(lost).toEqual([]);
      const text = plain((await main.textContent()) ?? "");
      for (const count of described.variantCounts) expect(text).toMatch(new RegExp(`\\b${count} variants`));
      for (const { status, description: meaning } of operation.responses) {
        await expect(main.locator(`#response-${status} h3`)).toContainText(status);
        expect(text).toContain(plain(meaning));
      }
    });
  }

  test("opens what is folded up and shows an anchor inside of it", async ({ page }) => {
    await page.goto(chat);
    const content = page.locator("#UserMessage-content");
    await expect(content).toBeHidden();
    await page.locator("#body-messages > details > summary").click();
    await page.locator("#ChatMessage-user > details > summary").click();
    await expect(content).toBeVisible();
  });
});

test("goes to an anchor that is folded up", async ({ explorer: { page } }) => {
  await page.goto(`${chat}#UserMessage-content`);
  const content = page.locator("#UserMessage-content");
  await expect(content).toBeInViewport();
  await expect(content.getByRole("link", { name: "content", exact: true })).toHaveAttribute(
    "href",
    "#UserMessage-content",
  );
});

test("leads from a use of a type to where it is described", async ({ explorer: { page } }) => {
  await page.goto(chat);
  await page.locator("#response-401").getByRole("link", { name: "response 400" }).click();
  await expect(page).toHaveURL(/#response-400-body$/);
  await expect(page.locator("#response-400-body-error")).toBeInViewport();
});

test("opens and closes everything at once", async ({ explorer: { page } }) => {
  await page.goto(chat);
  await page.getByRole("button", { name: "Expand all" }).click();
  await expect(page.locator("#UserMessage-content")).toBeVisible();
  await page.getByRole("button", { name: "Collapse all" }).click();
  await expect(page.locator("#UserMessage-content")).toBeHidden();
});

test("shows requests as commands that can be copied", async ({ explorer: { page } }) => {
  await page.goto(chat);
  const examples = page.getByRole("complementary", { name: "Examples" });
  const code = examples.locator("code").first();
  await expect(code).toContainText(/^curl .*\/chat\/completions/);
  await examples.getByRole("button", { name: /^Copy/ }).first().click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(await code.textContent());
  await examples.getByText("Python", { exact: true }).click();
  await expect(code).toBeHidden();
  await expect(examples.locator("code:visible").first()).toContainText("requests.post(");
  await page.goto(chat);
  await examples.locator("summary", { hasText: "Tool call" }).first().click();
  await examples.getByRole("link", { name: /^Open this request.*Tool call$/ }).click();
  await expect(page.getByText("Opened from a link. Nothing has been sent.")).toBeVisible();
  await expect(page.getByRole("region", { name: "Request code" })).toContainText("tools");
});

test("leads to the form of the operation", async ({ explorer: { page } }) => {
  await page.goto(responses);
  await page.getByRole("link", { name: "Try it" }).click();
  await expect(page).toHaveURL(/\/explorer\/beta-responses\/create-api-alpha-responses$/);
});

test("begins with the operation that the explorer begins with", async ({ explorer: { page } }) => {
  await page.goto("/reference");
  await expect(page).toHaveURL(new RegExp(`${chat}$`));
  await expect(page).toHaveTitle(/^Create a chat completion/);
});

test("fits on a phone", async ({ explorer: { page } }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(responses);
  await page.getByRole("button", { name: "Expand all" }).click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

for (const [path, scheme] of [
  [chat, "light"],
  [chat, "dark"],
  ["/reference/models/get-models", "light"],
  ["/reference/credits/create-coinbase-charge", "dark"],
] as const) {
  test(`has no accessibility fault at ${path} in ${scheme} colours`, async ({ explorer: { page } }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(path);
    await page.getByRole("button", { name: "Expand all" }).click();
    expect(await findViolations(page)).toEqual([]);
  });
}
