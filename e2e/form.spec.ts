import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Locator, Page } from "@playwright/test";
import type { ExplorerPage } from "./explorer-page";
import { expect, test } from "./test";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const message = (explorer: ExplorerPage, number: number) =>
  explorer.form.getByRole("group", { name: `messages ${number}`, exact: true });
const content = (within: Locator) => within.getByRole("textbox", { name: "content", exact: true });
const field = (explorer: ExplorerPage, name: string) => explorer.form.getByLabel(name, { exact: true });
const choose = (within: Locator, name: string) => within.getByRole("radio", { name, exact: true }).check();

/** The body as the JSON tab has it; the form is open again afterwards. */
async function bodyOf(explorer: ExplorerPage): Promise<unknown> {
  const editor = await explorer.openJson();
  const text = (await editor.textContent()) ?? "";
  await explorer.form.getByRole("tab", { name: "Form", exact: true }).click();
  return text === "" ? undefined : JSON.parse(text);
}

async function openMore(explorer: ExplorerPage): Promise<void> {
  await explorer.form
    .getByRole("button", { name: /more optional propert/ })
    .last()
    .click();
}

async function addProperty(explorer: ExplorerPage, name: string): Promise<void> {
  await openMore(explorer);
  await explorer.form.getByRole("button", { name: `Add ${name}`, exact: true }).click();
}

/** Opens the menu of a field's states and picks one. */
async function setState(explorer: ExplorerPage, name: string, state: RegExp): Promise<void> {
  const label = explorer.form.locator("label, span").filter({ hasText: new RegExp(`^${name}$`) });
  const id = await label.first().getAttribute("id");
  await explorer.form.locator(`button[aria-describedby="${id}"]`).focus();
  await explorer.page.keyboard.press("Enter");
  await explorer.page.getByRole("menuitemradio", { name: state }).click();
}

async function findViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    interface Violation {
      id: string;
      nodes: { html: string }[];
    }
    const { axe } = window as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

const simple = { model: "openai/gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] };

test.describe("rows", () => {
  test("are added, moved, copied and taken out by keyboard, and the focus stays with them", async ({ explorer }) => {
    await explorer.open();
    await explorer.importJson(simple);
    const { page, form } = explorer;
    await form.getByRole("button", { name: "Add assistant to messages" }).press("Enter");
    await expect(content(message(explorer, 2))).toBeFocused();
    await page.keyboard.type("It's `fine` 🌙");
    await page.keyboard.press("Enter");
    await page.keyboard.type("second line");

    await form.getByRole("button", { name: "Move messages 2 up" }).press("Enter");
    await expect(form.getByRole("button", { name: "Move messages 1 up" })).toBeFocused();
    await form.getByRole("button", { name: "Duplicate messages 1" }).press("Enter");
    await expect(content(message(explorer, 2))).toBeFocused();
    await expect(content(message(explorer, 2))).toHaveValue("It's `fine` 🌙\nsecond line");
    await form.getByRole("button", { name: "Remove messages 1", exact: true }).press("Enter");
    await expect(form.getByRole("button", { name: "Remove messages 1", exact: true })).toBeFocused();

    expect(await bodyOf(explorer)).toEqual({
      ...simple,
      messages: [
        { role: "assistant", content: "It's `fine` 🌙\nsecond line" },
        { role: "user", content: "Hello" },
      ],
    });
  });

  test("fold up when there are many, and open again one by one", async ({ explorer }) => {
    await explorer.open();
    const messages = Array.from({ length: 60 }, (_, index) => ({
      role: index % 2 === 0 ? "user" : "assistant",
      content: `Message number ${index + 1}`,
    }));
    await explorer.importJson({ ...simple, messages });
    await expect(message(explorer, 60).getByRole("combobox", { name: "role" })).toHaveValue("2");
    await expect(content(message(explorer, 1))).toHaveCount(0);
    await expect(message(explorer, 1)).toContainText("Message number 1");
    await message(explorer, 1).getByRole("button", { name: "Expand messages 1" }).click();
    await content(message(explorer, 1)).fill("changed");
    await explorer.page.keyboard.press("Tab");
    await message(explorer, 1).getByRole("button", { name: "Collapse messages 1" }).click();
    await expect(message(explorer, 1)).toContainText("changed");
  });
});

test.describe("variants", () => {
  test("keep what they share, and bring back what was typed", async ({ explorer }) => {
    await explorer.open();
    await explorer.importJson(simple);
    const first = message(explorer, 1);
    await first.getByRole("combobox", { name: "role" }).selectOption({ label: "system" });
    await expect(content(first)).toHaveValue("Hello");
    await first.getByRole("combobox", { name: "role" }).selectOption({ label: "user" });

    await choose(first, "list of parts");
    await first.getByRole("button", { name: "Add image_url to content" }).click();
    await expect(first.getByRole("textbox", { name: "url", exact: true })).toBeFocused();
    await explorer.page.keyboard.type("https://example.org/cat.png");
    const parts = [
      { type: "text", text: "Hello" },
      { type: "image_url", image_url: { url: "https://example.org/cat.png" } },
    ];
    expect(await bodyOf(explorer)).toEqual({ ...simple, messages: [{ role: "user", content: parts }] });
    await choose(first, "text");
    await choose(first, "list of parts");
    expect(await bodyOf(explorer)).toEqual({ ...simple, messages: [{ role: "user", content: parts }] });
  });
});

test.describe("optional properties", () => {
  test("are listed by name, filtered, and not sent before they are set", async ({ explorer }) => {
    await explorer.open();
    await explorer.importJson(simple);
    await openMore(explorer);
    await expect(explorer.form.getByRole("searchbox", { name: "Filter optional properties" })).toBeFocused();
    await explorer.page.keyboard.type("max_tok");
    await explorer.page.keyboard.press("Enter");
    await expect(field(explorer, "max_tokens")).toBeFocused();
    expect(await bodyOf(explorer)).toEqual(simple);

    await openMore(explorer);
    await explorer.form.getByRole("button", { name: "Add all" }).click();
    await expect(explorer.form.getByRole("group", { name: "provider", exact: true })).toBeVisible();
    await expect(field(explorer, "temperature")).toHaveAttribute("placeholder", "default 1");
  });

  test("added together leave the request as it was", async ({ explorer }) => {
    await explorer.open();
    await explorer.importJson(simple);
    await openMore(explorer);
    await explorer.form.getByRole("button", { name: "Add all" }).click();
    expect(await bodyOf(explorer)).toEqual(simple);
  });

  test("tell absent, null and a value apart", async ({ explorer }) => {
    await explorer.open();
    await explorer.importJson(simple);
    await addProperty(explorer, "temperature");
    await field(explorer, "temperature").fill("0.5");
    expect(await bodyOf(explorer)).toEqual({ ...simple, temperature: 0.5 });
    await addProperty(explorer, "top_p");
    await setState(explorer, "temperature", /^Null/);
    expect(await bodyOf(explorer)).toEqual({ ...simple, temperature: null });
    await setState(explorer, "temperature", /^Absent/);
    await expect(field(explorer, "temperature")).toHaveCount(0);
    expect(await bodyOf(explorer)).toEqual(simple);
    await addProperty(explorer, "stream");
    const stream = explorer.form.getByRole("radiogroup", { name: "stream", exact: true });
    await choose(stream, "false");
    expect(await bodyOf(explorer)).toEqual({ ...simple, stream: false });
    await stream.getByText("default: false").click();
    expect(await bodyOf(explorer)).toEqual(simple);
    await setState(explorer, "stream", /^Absent/);
    await expect(stream).toHaveCount(0);
  });

  test("keep keys that the description does not know", async ({ explorer }) => {
    await explorer.open();
    const body = { ...simple, "x.y[0]": { a: [1, null] }, logit_bias: { "50256": -100, "gpt-4.1": 3 } };
    await explorer.importJson(body);
    await expect(explorer.form.getByRole("textbox", { name: "additional key 1 key" })).toHaveValue("x.y[0]");
    await field(explorer, "model").fill("other/model");
    expect(await bodyOf(explorer)).toEqual({ ...body, model: "other/model" });
  });
});

test.describe("numbers", () => {
  test("stay as typed while they are half done, and say when they are none", async ({ explorer }) => {
    await explorer.open();
    await explorer.importJson({ ...simple, temperature: 1e-7 });
    const temperature = field(explorer, "temperature");
    await expect(temperature).toHaveValue("1e-7");
    await temperature.fill("1.");
    await expect(temperature).toHaveValue("1.");
    expect(await bodyOf(explorer)).toEqual({ ...simple, temperature: 1 });
    await field(explorer, "temperature").fill("1e");
    await explorer.page.keyboard.press("Tab");
    await expect(field(explorer, "temperature")).toHaveAttribute("aria-invalid", "true");
    await field(explorer, "temperature").fill("1e0");
    await expect(field(explorer, "temperature")).not.toHaveAttribute("aria-invalid");
  });
});

test.describe("the JSON tab", () => {
  test("edits the same request", async ({ explorer }) => {
    await explorer.open();
    const editor = await explorer.openJson();
    await editor.fill(JSON.stringify({ ...simple, temperature: 0.25, user: "" }));
    await explorer.form.getByRole("tab", { name: "Form", exact: true }).click();
    await expect(field(explorer, "temperature")).toHaveValue("0.25");
    await expect(field(explorer, "user")).toHaveAttribute("placeholder", "empty text");
    await field(explorer, "temperature").fill("2");
    expect(await bodyOf(explorer)).toEqual({ ...simple, temperature: 2, user: "" });
  });

  test("takes long text at once", async ({ explorer, upstream }) => {
    await explorer.open();
    await explorer.useUpstream();
    const messages = Array.from({ length: 300 }, (_, index) => ({
      role: "user",
      content: `${index} ${"ü".repeat(200)}`,
    }));
    const editor = await explorer.openJson();
    await editor.fill(JSON.stringify({ ...simple, messages }, null, 2));
    await explorer.send.click();
    await expect.poll(() => upstream.requests.length).toBe(1);
    expect(JSON.parse(upstream.requests[0]?.body.toString("utf8") ?? "")).toEqual({ ...simple, messages });
  });

  test("says where the text breaks and keeps the last valid body", async ({ explorer }) => {
    await explorer.open();
    const editor = await explorer.openJson();
    await editor.fill(JSON.stringify(simple));
    await expect(explorer.form).toContainText("Valid JSON");
    await editor.fill('{\n  "model": "lost",\n}');
    const place = explorer.form.getByRole("button", { name: "Line 3, column 1: JSON has no trailing commas" });
    await expect(place).toBeVisible();
    await place.click();
    await expect(editor).toBeFocused();
    await explorer.form.getByRole("tab", { name: "Form", exact: true }).click();
    await expect(field(explorer, "model")).toHaveValue(simple.model);
  });

  test("points out what would change on the way", async ({ explorer }) => {
    await explorer.open();
    const editor = await explorer.openJson();
    await editor.fill('{"model": "a", "seed": 9007199254740993, "model": "b", "messages": []}');
    await expect(explorer.form).toContainText("9007199254740993 would be sent as 9007199254740992");
    await expect(explorer.form).toContainText('"model" is given twice');
  });

  test("shows what is loaded while it is open", async ({ explorer }) => {
    await explorer.open();
    await explorer.openJson();
    await explorer.importJson(simple);
    const editor = explorer.form.getByRole("textbox", { name: "Request body JSON" });
    await expect(editor).toContainText('"Hello"');
    expect(JSON.parse((await editor.textContent()) ?? "")).toEqual(simple);
  });
});

test("suggests models and takes any other text", async ({ explorer }) => {
  await explorer.open();
  await explorer.importJson(simple);
  const model = field(explorer, "model");
  await model.click();
  const option = explorer.page.getByRole("listbox").getByRole("option").last();
  await expect(option).toBeVisible();
  const id = (await option.locator("span").last().textContent()) ?? "";
  await model.fill(id);
  await explorer.page.keyboard.press("ArrowDown");
  await explorer.page.keyboard.press("Enter");
  await expect(model).toHaveValue(id);
  await model.fill("my/own-model");
  await explorer.page.keyboard.press("Tab");
  expect(await bodyOf(explorer)).toEqual({ ...simple, model: "my/own-model" });
});

test("says what is wrong after Send, jumps to it, and lets it be sent", async ({ explorer, upstream }) => {
  await explorer.open();
  await explorer.useUpstream();
  const messages = [...Array.from({ length: 20 }, () => ({ role: "user", content: "x" })), { role: "user" }];
  const broken = { ...simple, messages: [{ role: "tool", content: "x" }, ...messages], top_p: 7 };
  await explorer.importJson(broken);
  await explorer.send.click();
  await expect.poll(() => upstream.requests.length).toBe(1);
  expect(JSON.parse(upstream.requests[0]?.body.toString("utf8") ?? "")).toEqual(broken);
  await expect(explorer.form).toContainText("3 things to check");
  await explorer.form.getByRole("button", { name: /^messages 1 › tool_call_id/ }).click();
  await expect(message(explorer, 1).getByRole("textbox", { name: "tool_call_id" })).toBeFocused();
  await explorer.page.keyboard.type("call_1");
  await expect(explorer.form).toContainText("2 things to check");
  await explorer.form.getByRole("button", { name: "Send anyway" }).click();
  await expect.poll(() => upstream.requests.length).toBe(2);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility defects with everything open (${colorScheme})`, async ({ explorer }) => {
    await explorer.page.emulateMedia({ colorScheme });
    await explorer.open();
    await explorer.importJson({ ...simple, unknown: 1, stop: ["a", "b"], temperature: null, top_p: "no number" });
    await openMore(explorer);
    await explorer.form.getByRole("button", { name: "Add all" }).click();
    await expect(explorer.form.getByRole("group", { name: "provider", exact: true })).toBeVisible();
    await openMore(explorer);
    expect(await findViolations(explorer.page)).toEqual([]);
  });
}
