import { projectHarness } from "../lib/demo/testing/harness";
import { buildOperationForm } from "../lib/fields/build-operation-form";
import type { RequestValues } from "../lib/fields/operation-form";
import { encodePermalink } from "../lib/permalink/permalink";
import { buildRequest } from "../lib/request/build-request";
import { awkwardTexts } from "../lib/snippets/testing/awkward-values";
import { startEchoServer } from "../lib/snippets/testing/echo-server";
import { readWireRequest, sendModel } from "../lib/snippets/testing/wire-request";
import { explorerPath } from "./explorer-page";
import { expect, test } from "./test";

const { description } = projectHarness();
const everyText = Object.values(awkwardTexts);
const messages = everyText.map((content) => ({ role: "user", content }));

/** Requests by operation id; what the code of every client sends is compared with the same model elsewhere. */
const requests: [operationId: string, values: RequestValues][] = [
  [
    "sendChatCompletionRequest",
    {
      body: { temperature: 1e-7, seed: 9007199254740991, model: "a/b", messages, stop: null, stream: false },
      header: { "X-Title": "it's" },
    },
  ],
  ["sendChatCompletionRequest", { body: JSON.parse('{"__proto__":{"a":1},"messages":[],"9":1,"b":[[],{},-0,1e21]}') }],
  ["createCompletions", { body: { prompt: everyText.join(" "), logit_bias: { "50256": -1 }, stream: true } }],
  ["createApiAlphaResponses", { body: { input: "x".repeat(150_000), model: "a/b" } }],
  ["getModels", { query: { category: "a&b=c d+é'%" } }],
];

test("Send sends what the code is written from", async ({ explorer, upstream }) => {
  test.setTimeout(120_000);
  upstream.script("status", { status: 200, body: "{}" });
  const echo = await startEchoServer();
  await explorer.open();
  await explorer.useUpstream();
  for (const [index, [id, values]] of requests.entries()) {
    const operation = description.operations.find((other) => other.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    upstream.requests.length = 0;
    await explorer.page.goto("about:blank");
    await explorer.open(`${explorerPath(operation)}#${await encodePermalink(values)}`);
    await explorer.send.click();
    await expect.poll(() => upstream.requests.map((request) => request.isComplete)).toEqual([true]);
    const [sent] = upstream.requests;
    if (!sent) throw new Error("nothing was sent");

    const model = buildRequest(buildOperationForm(description, operation), values);
    const prefix = operation.serverUrl ? "" : "/api/v1";
    await sendModel(`${echo.baseUrl(`${index}`)}${prefix}`, model);
    const [wanted] = echo.received(`${index}`).map((request) => readWireRequest(request, model));
    const headers: Record<string, string> = {};
    for (let at = 0; at < sent.rawHeaders.length; at += 2) {
      headers[sent.rawHeaders[at]?.toLowerCase() ?? ""] = sent.rawHeaders[at + 1] ?? "";
    }
    const received = { method: sent.method, target: sent.url, headers, body: sent.body };
    expect({ id, ...readWireRequest(received, model) }).toEqual({ id, ...wanted });
  }
  await echo.close();
});

test("the panel offers the API's clients, and none that would send something else", async ({ explorer }) => {
  const { code, page } = explorer;
  const client = code.getByRole("combobox", { name: "Client" });
  const shown = code.locator("code");
  await explorer.open();
  await expect(client).toHaveText("bash, zsh");
  await code.getByRole("tab", { name: "TypeScript", exact: true }).click();
  await expect(client.locator("option")).toHaveText(["fetch", "OpenAI SDK", "OpenRouter SDK"]);
  await client.selectOption("OpenRouter SDK");
  await expect(shown).toContainText("openRouter.chat.send({");
  await expect(code).toContainText("npm install @openrouter/sdk");
  await expect(shown).not.toContainText("npm install");

  const picture = `data:image/png;base64,${"QUJD".repeat(20_000)}`;
  await explorer.importJson({
    model: "a/b",
    messages: [{ role: "user", content: [{ type: "image_url", image_url: { url: picture } }] }],
    reasoning: { max_tokens: 100 },
  });
  await expect(code).toContainText("OpenRouter SDK cannot send this request as it is.");
  await expect(code).toContainText("reasoning.max_tokens");
  await expect(shown).toHaveText("");
  await expect(code.getByRole("button", { name: "Copy code" })).toBeDisabled();
  await code.getByRole("button", { name: "Use fetch" }).click();
  await expect(client.locator("option:checked")).toHaveText("fetch");

  // Long data is out of sight and in the text.
  await expect(code.getByText("data:image/png;base64,QUJD")).toBeVisible();
  await expect(shown).not.toContainText(picture, { useInnerText: true });
  expect(await explorer.copyCode("TypeScript")).toContain(picture);

  await client.selectOption("OpenAI SDK");
  await expect(shown).toContainText("new OpenAI({");
  await page.reload();
  await expect(client.locator("option:checked")).toHaveText("OpenAI SDK");
  await expect(shown).toContainText("new OpenAI({");

  // The key is only in what is copied for it.
  await expect(code.getByRole("button", { name: "Copy with key" })).toHaveCount(0);
  await explorer.key.fill("sk-or-v1-'secret");
  await code.getByRole("button", { name: "Copy with key" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy code with your key in it?" });
  await dialog.getByRole("button", { name: "Copy with key" }).click();
  await expect.poll(() => explorer.readClipboard()).toContain(`apiKey: "sk-or-v1-'secret"`);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(shown).not.toContainText("secret");
  expect(await explorer.copyCode("TypeScript")).toContain("process.env.OPENROUTER_API_KEY");

  // A line that changed says so for a moment.
  await explorer.field("model").fill("c/d");
  await expect(shown.locator(".snippet-change").filter({ hasText: '"c/d"' })).toHaveCount(1);
});
