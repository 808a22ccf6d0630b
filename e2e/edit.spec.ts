import type { Locator } from "@playwright/test";
import type { ExplorerPage } from "./explorer-page";
import { expect, test } from "./test";

const simple = { model: "openai/gpt-4o-mini", messages: [{ role: "user", content: "Hello" }] };

const message = (explorer: ExplorerPage, number: number) =>
  explorer.form.getByRole("group", { name: `messages ${number}`, exact: true });
const content = (within: Locator) => within.getByRole("textbox", { name: "content", exact: true });

/** The body as the JSON tab has it; the form is open again afterwards. */
async function bodyOf(explorer: ExplorerPage): Promise<unknown> {
  const editor = await explorer.openJson();
  const text = (await editor.textContent()) ?? "";
  await explorer.showForm();
  return text === "" ? undefined : JSON.parse(text);
}

/** Pastes with nothing focused, as people do who have just opened the page. */
async function pasteOntoPage(explorer: ExplorerPage, text: string): Promise<void> {
  await explorer.page.evaluate((copied) => {
    (document.activeElement as HTMLElement | null)?.blur();
    return navigator.clipboard.writeText(copied);
  }, text);
  await explorer.page.keyboard.press("ControlOrMeta+v");
}

const undo = (explorer: ExplorerPage) => explorer.page.keyboard.press("ControlOrMeta+z");
const redo = (explorer: ExplorerPage) => explorer.page.keyboard.press("ControlOrMeta+Shift+z");

test.describe("importing", () => {
  test("takes what is pasted onto the page, says what it did not use, and can be undone", async ({ explorer }) => {
    const { page } = explorer;
    await explorer.open();
    await explorer.importJson(simple);
    const body = { model: "a/b", messages: [{ role: "user", content: "it's" }], "x-own": [1, null] };
    await pasteOntoPage(
      explorer,
      `$ curl https://openrouter.ai/api/v1/chat/completions -H 'X-Other: 1' -H "Authorization: Bearer sk-or-v1-pasted" --json '${JSON.stringify(body).replace("'", "'\\''")}'`,
    );
    const notice = page.getByRole("status").filter({ hasText: "cURL command imported" });
    await expect(notice).toContainText("The header X-Other was not used");
    await notice.getByRole("button", { name: /^Undo: cURL/ }).click();
    await expect(content(message(explorer, 1))).toHaveValue("Hello");
    await redo(explorer);
    await expect(content(message(explorer, 1))).toHaveValue("it's");
    await expect(explorer.key).toHaveValue("sk-or-v1-pasted");
    expect(await bodyOf(explorer)).toEqual(body);

    await pasteOntoPage(explorer, "curl https://openrouter.ai/api/v1/models/{author}/gpt-4o/endpoints");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/endpoints/i);
    await expect(explorer.form.getByLabel("slug", { exact: true })).toHaveValue("gpt-4o");
    await expect(explorer.form.getByLabel("author", { exact: true })).toHaveValue("");
  });

  test("asks for the files of a command, and opens links", async ({ explorer }) => {
    const { page } = explorer;
    await explorer.open();
    await explorer.importJson(simple);
    const link = await explorer.copyPermalink();
    const command =
      "curl https://openrouter.ai/api/v1/chat/completions -H 'Content-Type: application/json' -d @body.json";
    await explorer.importText(command);
    const dialog = page.getByRole("dialog", { name: "Import request" });
    const buffer = Buffer.from('{"model":"from/file",\n"messages":[]}');
    await dialog.getByLabel("body.json").setInputFiles({ name: "body.json", mimeType: "application/json", buffer });
    await dialog.getByRole("button", { name: "Apply" }).click();
    await expect(dialog).toHaveCount(0);
    expect(await bodyOf(explorer)).toEqual({ model: "from/file", messages: [] });
    await explorer.importText(link);
    await expect(content(message(explorer, 1))).toHaveValue("Hello");
    await explorer.importText("Invoke-RestMethod -Uri https://openrouter.ai/api/v1/models");
    await expect(dialog.getByRole("alert")).toContainText("PowerShell");
  });
});

test.describe("undo and redo", () => {
  test("take back and repeat what changed the form's structure, by keyboard", async ({ explorer }) => {
    const { form } = explorer;
    await explorer.open();
    const two = { ...simple, messages: [...simple.messages, { role: "assistant", content: "Hi" }] };
    await explorer.importJson({ ...two, temperature: 0.5 });

    await form.getByRole("button", { name: "Remove messages 1", exact: true }).press("Enter");
    await content(message(explorer, 1)).fill("Hi there");
    await content(message(explorer, 1)).blur();
    await undo(explorer);
    await expect(content(message(explorer, 1))).toHaveValue("Hello");
    await expect(content(message(explorer, 2))).toHaveValue("Hi there");
    await redo(explorer);
    await expect(message(explorer, 2)).toHaveCount(0);
    await form.getByRole("button", { name: "Undo", exact: true }).press("Enter");
    await expect(content(message(explorer, 2))).toHaveValue("Hi there");
    two.messages[1] = { role: "assistant", content: "Hi there" };

    await message(explorer, 1).getByRole("combobox", { name: "role" }).selectOption({ label: "system" });
    await undo(explorer);
    await expect(message(explorer, 1).getByRole("combobox", { name: "role" })).toHaveValue(/./);
    expect(await bodyOf(explorer)).toEqual({ ...two, temperature: 0.5 });
  });

  test("take back states and clearing", async ({ explorer }) => {
    const { page, form } = explorer;
    await explorer.open();
    await explorer.importJson({ ...simple, temperature: 0.5 });
    const label = form.locator("label").filter({ hasText: /^temperature$/ });
    await form.locator(`button[aria-describedby="${await label.getAttribute("id")}"]`).press("Enter");
    await page.getByRole("menuitemradio", { name: /^Default/ }).press("Enter");
    await expect(form.getByLabel("temperature", { exact: true })).toHaveValue("");
    await undo(explorer);
    await expect(form.getByLabel("temperature", { exact: true })).toHaveValue("0.5");

    await explorer.button("Clear form");
    await expect(form.getByLabel("temperature", { exact: true })).toHaveCount(0);
    await page.getByRole("button", { name: "Undo: Form cleared" }).click();
    await expect(form.getByLabel("temperature", { exact: true })).toHaveValue("0.5");
    await expect(content(message(explorer, 1))).toHaveValue("Hello");
  });

  test("leave text boxes their own, and take an edit as JSON back as one", async ({ explorer }) => {
    const { page, form } = explorer;
    await explorer.open();
    await explorer.importJson(simple);
    await content(message(explorer, 1)).press("End");
    await page.keyboard.type(" you");
    await undo(explorer);
    await expect(content(message(explorer, 1))).not.toHaveValue("Hello you");
    await expect(form.getByLabel("model", { exact: true })).toHaveValue(simple.model);

    await explorer.importJson(simple);
    const editor = await explorer.openJson();
    await editor.fill('{"model": "edited", "messages": []}');
    await explorer.showForm();
    await expect(form.getByLabel("model", { exact: true })).toHaveValue("edited");
    await form.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(content(message(explorer, 1))).toHaveValue("Hello");
    await explorer.openJson();
    await form.getByRole("button", { name: "Redo", exact: true }).click();
    await expect(form.getByRole("textbox", { name: "Request body JSON" })).toContainText("edited");
  });

  test("a field is reset to what was loaded", async ({ explorer }) => {
    const { page, form } = explorer;
    await explorer.open();
    await explorer.importJson({ ...simple, stop: ["a", "b"] });
    await form.getByRole("button", { name: "Remove messages 1", exact: true }).click();
    await form.locator('button[aria-describedby$="-label"][aria-label="State"]').nth(1).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: /^Reset/ }).press("Enter");
    await expect(content(message(explorer, 1))).toHaveValue("Hello");
  });
});

test.describe("the JSON editor", () => {
  test("completes, explains and checks what is written", async ({ explorer }) => {
    const { page, form } = explorer;
    await explorer.open();
    const editor = await explorer.openJson();
    await editor.fill(`${JSON.stringify(simple).slice(0, -1)}, `);
    await editor.press("ControlOrMeta+End");
    await page.keyboard.type('"top_log');
    await page.getByRole("listbox").getByRole("option").filter({ hasText: "top_logprobs" }).click();
    await page.keyboard.type("3}");
    await expect(editor).toContainText('"top_logprobs": 3}');
    const marked = form.locator(".cm-lintRange-warning");
    await expect(marked).toHaveText('"top_logprobs"');
    await page.keyboard.press("F8");
    await expect(page.locator(".cm-tooltip-lint")).toContainText(
      "top_logprobs: Has an effect only together with logprobs",
    );
    await form.getByText('"model"', { exact: true }).hover();
    await expect(page.locator(".cm-field-help")).toContainText("Model that answers");
  });
});

test("values that need others are pointed out and sent all the same", async ({ explorer }) => {
  const { form } = explorer;
  await explorer.open();
  await explorer.importJson({ ...simple, top_logprobs: 3 });
  await explorer.send.press("Enter");
  await expect(form).toContainText("1 thing to check");
  await expect(form.getByLabel("top_logprobs", { exact: true })).not.toHaveAttribute("aria-invalid");
  await explorer.expectState("done");
  await form.getByRole("button", { name: /^top_logprobs/ }).press("Enter");
  await expect(form.getByLabel("top_logprobs", { exact: true })).toBeFocused();
});

test("parameters that the chosen model does not list are marked once its list is there", async ({ explorer }) => {
  const { page, form } = explorer;
  await page.route("**/api/relay/*/models*", (route) =>
    route.fulfill({
      json: {
        data: [
          { id: "plain/model", name: "Plain", supported_parameters: ["temperature"] },
          { id: "able/model", name: "Able", supported_parameters: ["temperature", "seed", "tools"] },
        ],
      },
    }),
  );
  await explorer.open();
  await explorer.importJson({ ...simple, model: "plain/model", seed: 1 });
  await expect(form).not.toContainText("not listed for this model");
  await form
    .getByRole("button", { name: /more optional propert/ })
    .last()
    .press("Enter");
  await expect(form.getByRole("listitem").filter({ hasText: "Add tools" })).toContainText("not listed for this model");
  await expect(form.getByRole("listitem").filter({ hasText: "Add temperature" })).not.toContainText("not listed");
  await page.keyboard.press("Escape");
  await expect(
    form
      .locator("label")
      .filter({ hasText: /^seed$/ })
      .locator(".."),
  ).toContainText("not listed for this model");
  await form.getByLabel("model", { exact: true }).fill("able/model");
  await expect(form).not.toContainText("not listed for this model");
});
