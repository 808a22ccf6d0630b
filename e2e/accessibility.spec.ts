import type { Page } from "@playwright/test";
import { findViolations } from "./find-violations";
import { expect, test } from "./test";

const looks = [
  {
    name: "light and wide",
    width: 1440,
    scheme: "light",
    dialogs: true,
    lenses: ["Preview", "JSON", "Events", "Headers"],
  },
  { name: "dark, on a phone", width: 390, scheme: "dark", dialogs: false, lenses: ["Preview"] },
] as const;

for (const { name, width, scheme, dialogs, lenses } of looks) {
  test(`leaves axe nothing to find, from the empty form to the answer (${name})`, async ({ explorer }) => {
    test.setTimeout(120_000);
    const { page } = explorer;
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    await explorer.open();
    expect(await findViolations(page), "form").toEqual([]);
    if (dialogs) {
      await explorer.button("Import");
      await expect(page.getByRole("dialog", { name: "Import request" })).toBeVisible();
      expect(await findViolations(page), "import").toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("ControlOrMeta+k");
      await expect(page.getByRole("dialog", { name: "Go to operation" })).toBeVisible();
      expect(await findViolations(page), "palette").toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toHaveCount(0);
    }

    await explorer.openJson();
    if (width < 600) await explorer.button("Code");
    await explorer.code.getByRole("tab", { name: "TypeScript", exact: true }).click();
    await expect(explorer.code.getByRole("tabpanel").locator("code")).toContainText("fetch");
    expect(await findViolations(page), "JSON and code").toEqual([]);
    await explorer.send.click();
    await explorer.expectState("done");
    for (const lens of lenses) {
      await explorer.openResponseTab(lens);
      expect(await findViolations(page), lens).toEqual([]);
    }
  });
}

test("is used from the first key to copied code without a pointer", async ({ explorer, upstream }) => {
  await explorer.open();
  const { page } = explorer;
  const { keyboard } = page;

  await tabTo(page, "API key");
  await keyboard.type("sk-or-v1-keyboard");
  await tabTo(page, "model");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("author/by-keyboard");
  await tabTo(page, "content");
  await keyboard.press("ControlOrMeta+a");
  await keyboard.type("Typed, not clicked");
  await keyboard.press("ControlOrMeta+Enter");
  await explorer.expectState("done");
  const posted = upstream.requests.find(({ method }) => method === "POST");
  const sent = JSON.parse(posted?.body.toString("utf8") ?? "{}");
  expect(sent).toMatchObject({
    model: "author/by-keyboard",
    messages: [{ role: "user", content: "Typed, not clicked" }],
  });

  await tabTo(page, "cURL");
  await keyboard.press("ArrowRight");
  await keyboard.press("ArrowRight");
  await expect(explorer.code.getByRole("tab", { name: "Python" })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, "Copy code");
  await keyboard.press("Enter");
  await expect.poll(() => explorer.readClipboard()).toContain("author/by-keyboard");
  await tabTo(page, "Preview");
  await keyboard.press("ArrowRight");
  await expect(explorer.response.getByRole("tab", { name: "JSON" })).toHaveAttribute("aria-selected", "true");

  // Twice: what is typed while its code is loaded the first time belongs to the palette too.
  for (const [query, title] of [
    ["credits", "Get remaining credits"],
    ["coinbase", "Create a Coinbase charge for crypto payment"],
  ] as const) {
    await keyboard.press("ControlOrMeta+k");
    await keyboard.type(query);
    await expect(page.getByRole("dialog").getByRole("searchbox")).toHaveValue(query);
    await keyboard.press("ArrowDown");
    await keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }
});

/** Presses Tab until the control with this accessible name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const stops: string[] = [];
  while (stops.length < 150) {
    await page.keyboard.press("Tab");
    // The snapshot of one element: to look for a name in the whole page at every stop takes a minute.
    const focused = page.locator(":focus");
    const [stop = ""] = (await focused.count()) > 0 ? (await focused.ariaSnapshot()).split("\n") : [];
    if (stop.includes(` "${name}"`)) return;
    stops.push(stop);
  }
  throw new Error(`No stop named ${name} was reached, but: ${stops.join(" · ")}`);
}
