import { expect, test } from "./test";
import type { UpstreamCall } from "./upstream/start-upstream";

const event = (value: unknown) => `data: ${JSON.stringify(value)}\n\n`;
const delta = (index: number, content: object, rest: object = {}) =>
  event({ id: "gen-1", model: "a/b", choices: [{ index, delta: content, ...rest }] });
const text = (content: string) => delta(0, { content });
const call = (index: number, rest: object) => delta(1, { tool_calls: [{ index, ...rest }] });
const token = (name: string, chance: number) => ({ token: name, logprob: Math.log(chance) });

const remote = "https://pictures.example/beacon.png";
const pixel = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=";
const code = 'def f(a):\n    return "x"  # done\n';

/** Two choices that grow by turns: a text with everything in it, and calls of tools. */
const opening = [
  ": OPENROUTER PROCESSING\n\n",
  delta(0, {
    role: "assistant",
    reasoning_details: [
      { type: "reasoning.summary", summary: "Two things are *asked*." },
      { type: "reasoning.encrypted", data: "A".repeat(2048) },
    ],
  }),
  call(0, { id: "call_a", type: "function", function: { name: "look", arguments: '{"place":"Rome",' } }),
  call(1, { id: "call_b", type: "function", function: { name: "count", arguments: "{}" } }),
];
const rest = [
  text("Euler: $e^{i\\pi}$ costs $5.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
  call(0, { function: { arguments: '"days":[1,2.50]}' } }),
  text(`\`\`\`python\n${code}\`\`\`\n\n![near](${pixel})\n![far](${remote})\n`),
  delta(
    0,
    { content: "Sure or not" },
    {
      logprobs: {
        content: [
          { ...token("Sure", 0.9), top_logprobs: [token("Sure", 0.9)] },
          { ...token(" or", 0.567), top_logprobs: [token(" or", 0.567), token(" and", 0.05)] },
          { ...token(" not", 0.99), top_logprobs: [] },
        ],
      },
    },
  ),
  delta(0, { annotations: ["A page", "Another"].map(cite) }),
  delta(1, { refusal: "That I will not do." }),
  delta(0, {}, { finish_reason: "length" }),
  delta(1, {}, { finish_reason: "tool_calls" }),
  "data: [DONE]\n\n",
];
const stream = [...opening, ...rest].join("");

function cite(title: string) {
  return { type: "url_citation", url_citation: { url: `https://${title.replace(" ", "-")}.example/`, title } };
}

function streamed({ body, response }: UpstreamCall): Promise<void> {
  return body.then(() => {
    response.writeHead(200, {
      "content-type": "text/event-stream",
      "x-ratelimit-remaining": "9",
      "x-request-id": "r-1",
    });
    response.end(stream);
  });
}

test("previews everything that an answer can hold, also while it arrives", async ({ explorer, upstream, context }) => {
  const { page } = explorer;
  const foreign: string[] = [];
  context.on("request", (request) => {
    if (request.url().startsWith(remote)) foreign.push(request.url());
  });
  let goOn = (): void => {};
  const half = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(opening.join(""));
    await half;
    response.end(rest.join(""));
  });
  await explorer.open();
  await explorer.useUpstream();
  await explorer.send.click();
  const preview = await explorer.openResponseTab("Preview");
  const first = preview.getByRole("article", { name: "Choice 0" });
  const second = preview.getByRole("article", { name: "Choice 1" });

  await test.step("what is not over yet, laid out as far as it has come", async () => {
    await expect(second).toContainText('"place": "Rome"');
    await explorer.expectState("streaming");
    await expect(first).toContainText("Encrypted reasoning, 2.0 KiB");
    await expect(first.getByText("Two things are asked.")).toBeVisible();
    await first.getByText("Reasoning summary").click();
    await expect(first.getByText("Two things are asked.")).toBeHidden();
    goOn();
    await explorer.expectState("done");
    await expect(first.getByText("Two things are asked."), "stays folded").toBeHidden();
  });

  await test.step("choices side by side, each with its end in words", async () => {
    // Once nothing moves any more.
    await expect(async () => {
      const [left, right] = [await first.boundingBox(), await second.boundingBox()];
      expect(left?.y).toBe(right?.y);
      expect((left?.x ?? 0) + (left?.width ?? 0)).toBeLessThan(right?.x ?? 0);
    }).toPass();
    await expect(first).toContainText("Stopped at the token limit");
    await expect(second).toContainText("Waits for the results of its tool calls");
    await expect(second).toContainText("The model refusedThat I will not do.");
  });

  await test.step("Markdown with formulas, tables and code in colour", async () => {
    await expect(first.locator("math")).toHaveCount(1);
    await expect(first).toContainText("costs $5.");
    await expect(first.getByRole("table").first().getByRole("cell")).toHaveText(["1", "2"]);
    await expect(first.locator("code").filter({ hasText: "def f" })).toHaveText(code.trimEnd());
    await first.getByRole("button", { name: "Copy code block" }).click();
    await expect.poll(async () => (await explorer.readClipboard()).trimEnd()).toBe(code.trimEnd());
    const marks = () => page.evaluate(() => [...CSS.highlights].reduce((sum, [, ranges]) => sum + ranges.size, 0));
    await expect.poll(marks).toBeGreaterThan(4);
  });

  await test.step("calls put together by their index", async () => {
    await expect(second.getByText("look", { exact: true })).toBeVisible();
    await expect(second.getByText("count", { exact: true })).toBeVisible();
    await second.getByRole("button", { name: "Copy arguments" }).first().click();
    await expect.poll(() => explorer.readClipboard()).toBe('{"place":"Rome","days":[1,2.50]}');
  });

  await test.step("pictures of the answer itself, and none from elsewhere", async () => {
    await expect(first.getByRole("img", { name: "near" })).toHaveJSProperty("naturalWidth", 1);
    const link = first.getByRole("link", { name: "Open image in a new tab" });
    await expect(link).toHaveAttribute("href", remote);
    await expect(link).toHaveAttribute("rel", /noopener noreferrer/);
    expect(foreign).toEqual([]);
    const sources = first.getByRole("region", { name: "Sources" });
    await expect(sources.getByRole("list")).toHaveCSS("list-style-type", "decimal");
    await expect(sources.getByRole("listitem")).toHaveText([/^A page/, /^Another/]);
  });

  await test.step("how sure the model was, by keyboard", async () => {
    await first.getByText("Token probabilities").press("Enter");
    const tokens = first.getByRole("group", { name: "Tokens" });
    await page.mouse.move(0, 0);
    await page.keyboard.press("Tab");
    await expect(tokens.getByRole("button").first()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(tokens.getByRole("button", { name: '" or" 56.7 %' })).toBeFocused();
    const table = first.getByRole("table", { name: "Probabilities" });
    await expect(table.getByRole("row")).toHaveText(['" or"56.7 %', '" and"5.0 %']);
    await page.keyboard.press("End");
    await expect(table.getByRole("row")).toHaveText(['" not"99.0 %']);
  });
});

test("shows the same stream as JSON, events, bytes and headers", async ({ explorer, upstream }) => {
  const { page, response } = explorer;
  upstream.script(streamed);
  await explorer.open();
  await explorer.useUpstream();
  await explorer.send.click();
  await explorer.expectState("done");
  const json = await explorer.readResponse("JSON");
  const panel = await explorer.openResponseTab("JSON");

  await test.step("a tree that is searched and folded, and copies paths and values", async () => {
    expect(JSON.parse(json).choices[1].message.tool_calls[0].function.arguments).toBe(
      '{"place":"Rome","days":[1,2.50]}',
    );
    await response.getByRole("radio", { name: "Tree" }).check();
    const tree = panel.getByRole("tree", { name: "JSON tree" });
    const active = tree.locator("[role=treeitem][aria-selected=true]");
    await panel.getByRole("searchbox", { name: "Find in JSON" }).fill("ANNOTATIONS");
    await expect(panel.getByRole("status").first()).toHaveText("1 match");
    await page.keyboard.press("Enter");
    await expect(active).toContainText("annotations");
    await panel.getByRole("button", { name: "Copy path" }).click();
    await expect.poll(() => explorer.readClipboard()).toBe("$.choices[0].message.annotations");
    await panel.getByRole("button", { name: "Collapse all" }).click();
    await tree.focus();
    for (const key of ["Home", "ArrowLeft"]) await page.keyboard.press(key);
    await expect(tree.getByRole("treeitem")).toHaveCount(1);
    await panel.getByRole("button", { name: "Copy value" }).click();
    await expect.poll(() => explorer.readClipboard()).toBe(json);
    await panel.getByRole("button", { name: "Expand all" }).click();
    await expect.poll(() => tree.getByRole("treeitem").count()).toBeGreaterThan(8);
    await response.getByRole("radio", { name: "Text" }).check();
    expect(await explorer.readResponse("JSON")).toBe(json);
  });

  await test.step("events with their place and time, comments and the end mark as themselves", async () => {
    const events = await explorer.openResponseTab("Events");
    const rows = events.getByRole("listitem");
    await expect(rows.first()).toHaveText(/^1\+\d+ ms.*commentOPENROUTER PROCESSING$/);
    await expect(rows.last()).toHaveText(/^13\+\d+ ms.*end\[DONE\]$/);
    await expect(rows.last().getByTitle(/after the one before/)).toBeVisible();
    await rows.first().getByRole("button").focus();
    for (const key of ["End", "ArrowUp", "ArrowRight"]) await page.keyboard.press(key);
    const detail = events.getByRole("region", { name: /Data of event/ });
    await expect(detail).toHaveAccessibleName("Data of event 12");
    await expect(detail).toContainText('"finish_reason": "tool_calls"');
    await page.keyboard.press("ArrowLeft");
    await expect(detail).toHaveCount(0);
    await response.getByRole("searchbox", { name: "Filter events" }).fill("URL_citation");
    await expect(rows).toHaveText([/^9\+/]);
  });

  await test.step("the very bytes, and the headers in groups", async () => {
    expect(await explorer.readResponse("Raw")).toBe(stream);
    const headers = await explorer.openResponseTab("Headers");
    await expect(headers.getByRole("region").first()).toHaveAccessibleName("Rate limits");
    await expect(headers.getByRole("region").nth(1)).toHaveAccessibleName("Ids");
    const timing = headers.getByRole("region", { name: "Timing" });
    for (const phase of ["Relay takes the request", "API until its headers", "Until the first token"]) {
      await expect(timing).toContainText(phase);
    }
  });
});

const many = Array.from({ length: 2000 }, (_, index) => index);
const largeAnswers: { type: string; body: string; holds: string; preview: RegExp }[] = [
  {
    type: "application/json",
    body: `{"a":${"[".repeat(100_000)}"needle"${"]".repeat(100_000)}}`,
    holds: "needle",
    preview: /1 item$/,
  },
  {
    type: "application/json",
    body: JSON.stringify({ data: many.map((id) => ({ id, text: "text ".repeat(200) })), last: "needle" }),
    holds: "needle",
    preview: /Show 100 more of 1,900 entries/,
  },
  {
    type: "text/event-stream",
    body: [
      ...many.map((index) => delta(index, { content: "needle" }, { finish_reason: "stop" })),
      ...many.map((index) => call(index, { id: `call_${index}`, function: { name: "f", arguments: "{}" } })),
      delta(0, { annotations: many.map((index) => cite(`Page ${index}`)) }),
      "data: [DONE]\n\n",
    ].join(""),
    holds: "needle",
    preview: /Show 50 more of 1,950 sources.*Show 100 more of 1,901 parts.*Show 24 more of 1,976 choices/s,
  },
];

test("goes on through every lens, however much an answer holds", async ({ explorer, upstream }) => {
  const { response } = explorer;
  await explorer.open();
  await explorer.useUpstream();
  for (const { type, body, holds, preview } of largeAnswers) {
    upstream.script(async ({ body: received, response: answer }) => {
      await received;
      answer.writeHead(200, { "content-type": type });
      answer.end(body);
    });
    await explorer.openResponseTab("Preview");
    const sent = upstream.nextCall();
    await explorer.send.click();
    await sent;
    await explorer.expectState("done");
    await expect(await explorer.openResponseTab("Preview")).toHaveText(preview);
    const panel = await explorer.openResponseTab("JSON");
    await response.getByRole("radio", { name: "Tree" }).check();
    await panel.getByRole("searchbox", { name: "Find in JSON" }).fill(holds);
    await expect(panel.getByRole("status").first()).toHaveText(/match/);
    await panel.getByRole("button", { name: "Next match" }).click();
    const active = panel.locator("[role=treeitem][aria-selected=true]");
    await expect(active.locator("mark")).toHaveText(holds);
    await panel.getByRole("button", { name: "Expand all" }).click();
    await panel.getByRole("tree").press("End");
    await expect(active).toBeVisible();
    await response.getByRole("radio", { name: "Text" }).check();
    for (const tab of ["Events", "Raw", "Headers"] as const) {
      await expect(await explorer.openResponseTab(tab)).toBeVisible();
    }
    await expect(response).not.toContainText("This view cannot show this answer");
  }
});
