import { expect, type Locator, type Page } from "@playwright/test";
import type { Json } from "../lib/json";
import type { Operation } from "../lib/openapi/operation";

export const chatPath = "/explorer/chat/send-chat-completion-request";

export const explorerPath = ({ tagSlug, slug }: Pick<Operation, "tagSlug" | "slug">) => `/explorer/${tagSlug}/${slug}`;

export type ResponseTab = "Preview" | "JSON" | "Events" | "Raw" | "Headers";

/**
 * The explorer as a person meets it: everything is found by its accessible name. What every test asks for many times is
 * found by the attribute that gives the name, because a search by role goes through the whole page each time; that those have
 * their roles is a test of its own.
 */
export class ExplorerPage {
  readonly send: Locator;
  readonly stop: Locator;
  readonly server: Locator;
  readonly key: Locator;
  readonly form: Locator;
  readonly code: Locator;
  readonly response: Locator;
  /** The whole address that the request goes to. */
  readonly address: Locator;
  /** What went wrong, as the response explains it. */
  readonly failure: Locator;

  constructor(readonly page: Page) {
    this.send = page.locator("[aria-label='Send request']");
    this.stop = page.getByRole("button", { name: "Stop", exact: true });
    this.server = page.locator("[aria-label='Server']");
    this.form = page.locator("[aria-label='Request form']");
    this.code = page.locator("[aria-label='Request code']");
    this.response = page.locator("[aria-label='Response']");
    this.key = this.form.getByRole("textbox", { name: "API key", exact: true });
    this.address = page.locator("main code[title]");
    this.failure = this.response.getByRole("alert");
  }

  /** Opens an operation's page and waits until it is interactive. */
  async open(path = chatPath): Promise<void> {
    await this.page.goto(path);
    await expect(this.page.locator("main")).toHaveAttribute("data-ready", "true");
  }

  async button(name: string): Promise<void> {
    await this.page.getByRole("button", { name, exact: true }).click();
  }

  /** Uses the real API's place, where the scriptable upstream stands. */
  async useUpstream(key = "sk-or-v1-test-key"): Promise<void> {
    await this.key.fill(key);
    await expect(this.server.locator("option:checked")).not.toHaveText("Demo server");
  }

  async loadExample(summary: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Example", exact: true }).selectOption({ label: summary });
    await this.button("Use example");
  }

  async importText(text: string): Promise<void> {
    await this.button("Import");
    const dialog = this.page.getByRole("dialog", { name: "Import request" });
    await dialog.getByRole("textbox", { name: "cURL command or JSON" }).fill(text);
    await dialog.getByRole("button", { name: "Apply" }).click();
  }

  async importJson(body: unknown): Promise<void> {
    await this.importText(JSON.stringify(body));
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  /** The editable text of the JSON tab, which is left open. */
  async openJson(): Promise<Locator> {
    await this.form.getByRole("tab", { name: "JSON", exact: true }).click();
    const editor = this.form.getByRole("textbox", { name: "Request body JSON" });
    await expect(editor).toBeVisible();
    return editor;
  }

  /** A field of the form by the name that its property has on the wire. */
  field(name: string): Locator {
    return this.form.getByLabel(name, { exact: true });
  }

  /** The text of a message, by its number. */
  messageText(number: number): Locator {
    return this.form
      .getByRole("group", { name: `messages ${number}`, exact: true })
      .getByRole("textbox", { name: "content", exact: true });
  }

  /** The whole text of the JSON tab, taken as people take it: the editor draws no more than is in sight. */
  async copyJsonText(): Promise<string> {
    const editor = await this.openJson();
    await this.page.evaluate(() => navigator.clipboard.writeText("nothing copied"));
    await editor.press("ControlOrMeta+a");
    await editor.press("ControlOrMeta+c");
    await expect.poll(() => this.readClipboard()).not.toBe("nothing copied");
    return this.readClipboard();
  }

  async readBody(): Promise<Json> {
    return JSON.parse(await this.copyJsonText());
  }

  async showForm(): Promise<void> {
    await this.form.getByRole("tab", { name: "Form", exact: true }).click();
  }

  async expectState(state: string): Promise<void> {
    await expect(this.response).toHaveAttribute("data-state", state);
  }

  async openResponseTab(name: ResponseTab): Promise<Locator> {
    await this.response.getByRole("tab", { name, exact: true }).click();
    return this.response.getByRole("tabpanel", { name, exact: true });
  }

  /** What `Copy code` puts on the clipboard for a language. */
  async copyCode(language: "cURL" | "TypeScript" | "Python"): Promise<string> {
    await this.code.getByRole("tab", { name: language, exact: true }).click();
    await this.code.getByRole("button", { name: "Copy code", exact: true }).click();
    const shown = await this.code.getByRole("tabpanel").locator("code").textContent();
    await expect.poll(() => this.readClipboard()).toBe(shown);
    return this.readClipboard();
  }

  async copyPermalink(): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText(""));
    await this.button("Copy permalink");
    await expect.poll(() => this.readClipboard()).toContain("#r1.");
    return this.readClipboard();
  }

  /** The exact text of a panel, once the answer has ended. */
  async readResponse(name: "JSON" | "Raw"): Promise<string> {
    const panel = await this.openResponseTab(name);
    await expect(panel).toBeVisible();
    return (await panel.textContent()) ?? "";
  }

  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }
}
