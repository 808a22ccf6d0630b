import type { Locator } from "@playwright/test";
import type { ExplorerPage } from "./explorer-page";
import { giveFile } from "./give-file";
import { expect, test } from "./test";

const picture = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const asDataUrl = (type: string, content: Buffer) => `data:${type};base64,${content.toString("base64")}`;
const simple = { model: "openai/gpt-4o-mini", messages: [{ role: "user", content: "Look" }] };
const imagePart = { type: "image_url", image_url: { url: asDataUrl("image/png", picture) } };

const message = (explorer: ExplorerPage, number: number) =>
  explorer.form.getByRole("group", { name: `messages ${number}`, exact: true });
const part = (explorer: ExplorerPage, number: number) =>
  message(explorer, 1).getByRole("group", { name: `content ${number}`, exact: true });

async function pick(
  explorer: ExplorerPage,
  button: Locator,
  name: string,
  mimeType: string,
  buffer: Buffer,
): Promise<void> {
  const [chooser] = await Promise.all([explorer.page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles({ name, mimeType, buffer });
}

test("files become the right parts of a message, by picking, dropping and pasting", async ({ explorer }) => {
  await explorer.open();
  await explorer.importJson(simple);
  const attach = message(explorer, 1).getByRole("button", { name: "Attach files to messages 1" });
  await pick(explorer, attach, "cat.png", "image/png", picture);
  await expect(part(explorer, 1).getByRole("textbox", { name: "text", exact: true })).toHaveValue("Look");
  await expect(part(explorer, 2)).toContainText("cat.png");

  const speech = Buffer.alloc(200, 1);
  await giveFile(part(explorer, 1).getByRole("textbox", { name: "text" }), "drop", "hello.mp3", "audio/mpeg", speech);
  await expect(part(explorer, 3)).toContainText("hello.mp3");
  const paper = Buffer.from("%PDF-1.4");
  await giveFile(message(explorer, 1), "paste", "paper.pdf", "application/pdf", paper);
  await expect(part(explorer, 4)).toContainText("paper.pdf");
  await giveFile(
    part(explorer, 2).getByRole("button", { name: "Replace file" }),
    "drop",
    "dog.png",
    "image/png",
    picture,
  );
  await expect(part(explorer, 2)).toContainText("dog.png");

  const content = [
    { type: "text", text: "Look" },
    imagePart,
    { type: "input_audio", input_audio: { data: speech.toString("base64"), format: "mp3" } },
    { type: "file", file: { file_data: asDataUrl("application/pdf", paper), filename: "paper.pdf" } },
  ];
  expect(await explorer.readBody()).toEqual({ ...simple, messages: [{ role: "user", content }] });
  await explorer.showForm();

  await part(explorer, 2).getByRole("button", { name: "Remove file" }).click();
  await expect(part(explorer, 2).getByRole("textbox", { name: "url", exact: true })).toBeFocused();
  await message(explorer, 1).getByRole("combobox", { name: "role" }).selectOption({ label: "system" });
  await expect(attach).toHaveCount(0);
});

test("a link leaves files out, asks for them, and takes them along when told to", async ({ explorer }) => {
  await explorer.open();
  await explorer.importJson({ ...simple, messages: [{ role: "user", content: [imagePart] }] });
  const replace = part(explorer, 1).getByRole("button", { name: "Replace file" });
  await pick(explorer, replace, "cat & dog.png", "image/png", picture);
  await expect(part(explorer, 1)).toContainText("cat & dog.png");

  await explorer.button("Copy permalink");
  const dialog = explorer.page.getByRole("dialog", { name: "Link copied without the file" });
  await expect(dialog).toContainText("cat & dog.png, image/png, 70 bytes");
  const lean = await explorer.readClipboard();
  await dialog.getByRole("button", { name: "Copy with files instead" }).click();
  await expect(dialog).toHaveCount(0);
  const whole = await explorer.readClipboard();

  await explorer.page.goto("about:blank");
  await explorer.page.goto(lean);
  await expect(part(explorer, 1)).toContainText("cat & dog.png");
  await expect(part(explorer, 1)).toContainText("not part of the link");
  await expect(explorer.form).toContainText("1 thing to check");
  await expect(explorer.form).toContainText("Choose cat & dog.png: the link did not hold it");
  await pick(explorer, part(explorer, 1).getByRole("button", { name: "Choose file" }), "cat.png", "image/png", picture);
  await expect(part(explorer, 1).getByRole("button", { name: "Replace file" })).toBeVisible();
  await expect(explorer.form).not.toContainText("the link did not hold it");

  await explorer.page.goto("about:blank");
  await explorer.page.goto(whole);
  await expect(part(explorer, 1)).toContainText("image/png · 70 B");
  await expect(part(explorer, 1).getByRole("button", { name: "Replace file" })).toBeVisible();
});
