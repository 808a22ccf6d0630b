import { chatPath, type ExplorerPage } from "./explorer-page";
import { expect, test } from "./test";
import { completionBody, completionEvents } from "./upstream/completion";
import type { Upstream, UpstreamCall } from "./upstream/start-upstream";

const question = { model: "a/b", messages: [{ role: "user", content: "Hello" }] };

/** The first half of a whole answer, then silence. */
async function answerHalf({ body, response, closed }: UpstreamCall): Promise<void> {
  await body;
  const text = JSON.stringify(completionBody(5));
  response.writeHead(200, { "content-type": "application/json" });
  response.write(text.slice(0, 60));
  await closed;
}

interface Phase {
  script: (upstream: Upstream) => void;
  stream: boolean;
  /** Seen before stopping. */
  state: string;
  /** Seen in the response before and after stopping. */
  kept: string | RegExp;
  tab: "Preview" | "Raw";
}

const phases: Record<string, Phase> = {
  "before the headers": {
    script: (upstream) => upstream.script("hang"),
    stream: true,
    state: "sending",
    kept: "",
    tab: "Preview",
  },
  "between headers and body": {
    script: (upstream) => upstream.script("hang-after-headers"),
    stream: true,
    state: "streaming",
    kept: "",
    tab: "Preview",
  },
  "in the middle of a stream": {
    script: (upstream) => upstream.script("idle", { pieces: 4 }),
    stream: true,
    state: "streaming",
    kept: "plain héllo 漢字 🙂",
    tab: "Preview",
  },
  "in the middle of a JSON body": {
    script: (upstream) => upstream.script(answerHalf),
    stream: false,
    state: "sending",
    kept: '{"id":"gen-1","object":"chat.completion","created":1,"model"',
    tab: "Raw",
  },
};

/** Sends and waits until the upstream has the request. */
async function begin(explorer: ExplorerPage, upstream: Upstream): Promise<UpstreamCall> {
  const called = upstream.nextCall();
  await explorer.send.click();
  return called;
}

for (const [name, { script, stream, state, kept, tab }] of Object.entries(phases)) {
  test(`stops ${name}, keeps what arrived and closes the upstream`, async ({ explorer, upstream }) => {
    await explorer.open();
    await explorer.useUpstream();
    await explorer.importJson({ ...question, stream });
    script(upstream);
    for (const how of ["button", "Escape"]) {
      const call = await begin(explorer, upstream);
      await explorer.expectState(state);
      const panel = await explorer.openResponseTab(tab);
      await expect(panel).toContainText(kept);
      if (how === "button") await explorer.stop.click();
      else await explorer.page.keyboard.press("Escape");
      await explorer.expectState("stopped");
      await call.closed;
      await expect(panel).toContainText(kept);
      await expect(explorer.stop).toHaveCount(0);
      const preview = await explorer.openResponseTab("Preview");
      await expect(preview).toContainText("You stopped this");
      await expect(explorer.failure).toHaveCount(0);
    }
  });
}

test("leaves a request alone when Escape closes something else", async ({ explorer, upstream }) => {
  const { page } = explorer;
  upstream.script("idle");
  await explorer.open();
  await explorer.useUpstream();
  await begin(explorer, upstream);
  await explorer.expectState("streaming");
  await explorer.button("Import");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await explorer.expectState("streaming");

  await page.keyboard.press("Control+k");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await explorer.expectState("streaming");

  await explorer.form.getByRole("button", { name: "State", description: "model" }).click();
  const menu = page.getByRole("menu");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await explorer.expectState("streaming");

  await explorer.field("model").click();
  const suggestions = page.getByRole("listbox");
  // Empty, since the upstream does not answer the question for models either.
  await expect(suggestions).toHaveCount(1);
  await page.keyboard.press("Escape");
  await expect(suggestions).toHaveCount(0);
  await explorer.expectState("streaming");

  await explorer.form
    .getByRole("button", { name: /more optional properties/ })
    .last()
    .click();
  const filter = explorer.form.getByRole("searchbox", { name: "Filter optional properties" });
  await expect(filter).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(filter).toHaveCount(0);
  await explorer.expectState("streaming");

  await page.keyboard.press("Escape");
  await explorer.expectState("stopped");
});

test("closes the upstream when the page is left", async ({ explorer, upstream, context }) => {
  const { page } = explorer;
  upstream.script("idle");
  await explorer.open();
  await explorer.useUpstream();

  const beforeSwitch = await begin(explorer, upstream);
  await explorer.expectState("streaming");
  await page.getByRole("link", { name: "Get remaining credits" }).click();
  await beforeSwitch.closed;

  await explorer.open();
  const beforeReload = await begin(explorer, upstream);
  await explorer.expectState("streaming");
  await page.reload();
  await beforeReload.closed;
  await explorer.expectState("idle");

  const tab = await context.newPage();
  await tab.goto(chatPath);
  const beforeClose = upstream.nextCall();
  await tab.getByRole("textbox", { name: "API key" }).fill("sk-or-v1-test-key");
  await tab.getByRole("button", { name: "Send request" }).click();
  const call = await beforeClose;
  await tab.close();
  await call.closed;
});

test("never runs two requests at once", async ({ explorer, upstream }) => {
  upstream.script("idle");
  await explorer.open();
  await explorer.useUpstream();
  await explorer.send.dblclick();
  await explorer.expectState("streaming");
  await explorer.page.keyboard.press("Control+Enter");
  // It says that it is disabled, which a click would wait for.
  await explorer.send.click({ force: true });
  await explorer.stop.click();
  await explorer.expectState("stopped");
  expect(upstream.requests).toHaveLength(1);
});

test("mixes nothing of a stopped answer into the next one", async ({ explorer, upstream }) => {
  let count = 0;
  upstream.script(async ({ body, response, closed }) => {
    await body;
    count += 1;
    const word = count === 1 ? "FIRST " : "SECOND ";
    response.writeHead(200, { "content-type": "text/event-stream" });
    const events = completionEvents(5).map((event) => event.replace(/"content":"[^"]+"/, `"content":"${word}"`));
    for (const event of count === 1 ? events.slice(0, -3) : events) response.write(event);
    if (count > 1) response.end();
    await closed;
  });
  await explorer.open();
  await explorer.useUpstream();
  await explorer.send.click();
  const preview = await explorer.openResponseTab("Preview");
  await expect(preview).toContainText("FIRST FIRST");
  await explorer.stop.click();
  await explorer.send.click();
  await explorer.expectState("done");
  await expect(preview).toContainText("SECOND SECOND SECOND SECOND SECOND");
  for (const tab of ["Preview", "JSON", "Events", "Raw"] as const) {
    await expect(await explorer.openResponseTab(tab)).toContainText("SECOND");
    await expect(explorer.response).not.toContainText("FIRST");
  }
});

test("sends by Ctrl or Cmd and Enter from a text field without a line break", async ({ explorer, upstream }) => {
  const { page } = explorer;
  await explorer.open();
  await explorer.useUpstream();
  await explorer.importJson({ ...question, stream: true });
  const sent = async (keys: string, content: string) => {
    upstream.requests.length = 0;
    const called = upstream.nextCall();
    await page.keyboard.press(keys);
    const call = await called;
    expect(JSON.parse((await call.body).toString())).toEqual({
      ...question,
      messages: [{ role: "user", content }],
      stream: true,
    });
    await explorer.expectState("done");
    expect(upstream.requests).toHaveLength(1);
  };
  const text = explorer.messageText(1);
  await text.fill("typed");
  await sent("Control+Enter", "typed");
  await text.press("End");
  await page.keyboard.type(" more");
  await sent("Meta+Enter", "typed more");
  await expect(text).toHaveValue("typed more");

  const editor = await explorer.openJson();
  await editor.press("ControlOrMeta+a");
  await page.keyboard.insertText(
    JSON.stringify({ ...question, messages: [{ role: "user", content: "from JSON" }], stream: true }),
  );
  await sent("Control+Enter", "from JSON");
  await explorer.key.focus();
  await sent("Control+Enter", "from JSON");
});
