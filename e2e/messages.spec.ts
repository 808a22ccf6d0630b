import type { Locator } from "@playwright/test";
import type { ExplorerPage } from "./explorer-page";
import { expect, test } from "./test";

const simple = { model: "openai/gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] };

const message = (explorer: ExplorerPage, number: number) =>
  explorer.form.getByRole("group", { name: `messages ${number}`, exact: true });
const content = (within: Locator) => within.getByRole("textbox", { name: "content", exact: true });

/** Pastes text where the focus is, as the browser does it. */
async function pasteText(target: Locator, text: string): Promise<void> {
  await target.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    element.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData }));
  }, text);
}

async function chooseListAction(explorer: ExplorerPage, name: string): Promise<void> {
  await explorer.form.getByRole("button", { name: "List actions for messages" }).focus();
  await explorer.page.keyboard.press("Enter");
  await explorer.page.getByRole("menuitem", { name }).press("Enter");
}

test("messages are added, moved, folded and pasted by keyboard alone", async ({ explorer }) => {
  await explorer.open();
  await explorer.importJson(simple);
  const { page, form } = explorer;
  await expect(form.getByRole("button", { name: "List actions for messages" })).toBeVisible();
  await form.getByRole("button", { name: "Add assistant to messages" }).press("Enter");
  await expect(content(message(explorer, 2))).toBeFocused();
  await page.keyboard.type("Hi there");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(content(message(explorer, 1))).toBeFocused();
  await page.keyboard.type("!");
  await expect(content(message(explorer, 1))).toHaveValue("Hi there!");
  await message(explorer, 1).getByRole("combobox", { name: "role" }).selectOption({ label: "system" });
  await expect(content(message(explorer, 1))).toHaveValue("Hi there!");

  await chooseListAction(explorer, "Collapse all");
  await expect(content(message(explorer, 1))).toHaveCount(0);
  await expect(message(explorer, 1)).toContainText("Hi there!");
  const rows = [
    { role: "user", content: "What is 2+2?" },
    { role: "assistant", content: "4", extra: { kept: true } },
  ];
  await pasteText(message(explorer, 1).getByRole("button", { name: "Expand messages 1" }), JSON.stringify(rows));
  await expect(message(explorer, 3)).toContainText("assistant");

  await chooseListAction(explorer, "Paste JSON…");
  const dialog = page.getByRole("dialog", { name: "Paste into messages" });
  await dialog
    .getByRole("textbox", { name: "JSON list" })
    .fill(JSON.stringify({ model: "other", messages: [rows[0], 5] }));
  await expect(dialog).toContainText("2 rows; 1 does not fit and stays as it is.");
  await dialog.getByRole("button", { name: "Add to the end" }).press("Enter");
  expect(await explorer.readBody()).toEqual({
    ...simple,
    messages: [{ role: "system", content: "Hi there!" }, ...rows, ...simple.messages, rows[0], 5],
  });
});

test("messages are moved by dragging their handle", async ({ explorer }) => {
  await explorer.open();
  const messages = ["one", "two", "three"].map((text) => ({ role: "user", content: text }));
  await explorer.importJson({ ...simple, messages });
  await expect(explorer.form.getByRole("button", { name: "List actions for messages" })).toBeVisible();
  await chooseListAction(explorer, "Collapse all");
  await message(explorer, 3).hover();
  await message(explorer, 3)
    .getByTitle("Drag to move")
    .dragTo(message(explorer, 1), { targetPosition: { x: 60, y: 4 } });
  await expect(message(explorer, 1)).toContainText("three");
  expect(await explorer.readBody()).toEqual({ ...simple, messages: [messages[2], messages[0], messages[1]] });
});

test("a schema for tools is checked, started from a template, and made strict", async ({ explorer }) => {
  await explorer.open();
  const tool = (parameters: object) => ({
    type: "function",
    function: { name: "find", parameters, strict: true },
  });
  const loose = {
    type: "object",
    properties: { city: { type: "strng" }, limit: { type: "integer", default: 3 } },
    required: ["city"],
  };
  await explorer.importJson({ ...simple, tools: [tool(loose)] });
  const { form, page } = explorer;
  const box = form.getByRole("textbox", { name: "parameters", exact: true });
  const problems = form.getByRole("list", { name: "Schema problems" });
  await problems.getByRole("button", { name: /properties › city › type.*is "string" meant/ }).press("Enter");
  await expect(box).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('"type"');

  await box.fill(JSON.stringify({ ...loose, properties: { ...loose.properties, city: { type: "string" } } }));
  await expect(problems).toHaveCount(0);
  const strict = form.getByRole("list", { name: "Strict mode problems" });
  await expect(strict).toContainText("additionalPropertiesMust be false");
  await expect(strict).toContainText("properties › limitMust be required");
  await form.getByRole("button", { name: "Make strict" }).press("Enter");
  await expect(strict).toHaveCount(0);
  await expect(form).toContainText("strict mode takes it");
  expect(await explorer.readBody()).toEqual({
    ...simple,
    tools: [
      tool({
        type: "object",
        properties: { city: { type: "string" }, limit: { type: ["integer", "null"] } },
        required: ["city", "limit"],
        additionalProperties: false,
      }),
    ],
  });
  await explorer.showForm();
  await form.getByRole("button", { name: "Templates" }).press("Enter");
  await page.getByRole("menuitem", { name: /^Classification/ }).press("Enter");
  await expect(box).toHaveValue(/"positive"/);
});
