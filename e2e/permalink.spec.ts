import { deflateSync } from "node:zlib";
import { chatPath } from "./explorer-page";
import { expect, test } from "./test";

const link = (content: string | Buffer) => `r1.${deflateSync(content).toString("base64url")}`;
const whole = link('{"body":{"model":"from/link","messages":[]}}');

const broken: [name: string, fragment: string, title: string][] = [
  ["damaged", `${whole.slice(0, 20)}${whole[20] === "A" ? "B" : "A"}${whole.slice(21)}`, "This link is damaged"],
  ["cut off", whole.slice(0, -8), "This link is damaged"],
  ["a bomb", link(Buffer.alloc(50_000_000)), "This link is too large"],
  [
    "200,000 levels deep",
    link(`{"body":${"[".repeat(200_000)}${"]".repeat(200_000)}}`),
    "This link is nested too deeply",
  ],
  ["from the future", whole.replace("r1.", "r9."), "This link was made by a newer version"],
  ["not a request", link("[1]"), "This link does not hold a request"],
];

for (const [name, fragment, title] of broken) {
  test(`explains a link that is ${name} and leaves the form as it was`, async ({ explorer }) => {
    await explorer.open();
    const model = explorer.form.getByRole("combobox", { name: "model", exact: true });
    await model.fill("kept/model");
    await explorer.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await expect(explorer.page.getByText(title)).toBeVisible();
    await expect(model).toHaveValue("kept/model");
  });
}

test("what is sent is the link's request, however soon Send is pressed", async ({ explorer }) => {
  const { page } = explorer;
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector("main[data-ready=true]")) return;
      observer.disconnect();
      document.querySelector<HTMLElement>("[aria-label='Send request']")?.click();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  const [request] = await Promise.all([
    page.waitForRequest((sent) => sent.url().includes("/api/relay/") && sent.method() === "POST"),
    page.goto(`${chatPath}#${whole}`),
  ]);
  expect(request.postDataJSON()).toEqual({ model: "from/link", messages: [] });
});

test("treats __proto__ in a link as data", async ({ explorer }) => {
  await explorer.page.goto(`${chatPath}#${link('{"body":{"model":"x","__proto__":{"polluted":1}}}')}`);
  await expect(explorer.page.getByText("Opened from a link")).toBeVisible();
  expect(
    await explorer.page.evaluate(() => ({}) as Record<string, unknown>).then((value) => value.polluted),
  ).toBeUndefined();
  const editor = await explorer.openJson();
  await expect(editor).toContainText("__proto__");
});

test("points out a key in the request before a link is copied", async ({ explorer }) => {
  await explorer.open();
  await explorer.importJson({ model: "m", messages: [{ role: "user", content: "sk-or-v1-0123456789abcdef0123" }] });
  await explorer.button("Copy permalink");
  const dialog = explorer.page.getByRole("dialog", { name: "This request seems to hold a credential" });
  await expect(dialog).toContainText("messages › 0 › content");
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await expect(dialog).toHaveCount(0);
});
