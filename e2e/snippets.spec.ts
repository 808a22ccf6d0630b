import { spawn } from "node:child_process";
import { once } from "node:events";
import { projectHarness } from "../lib/demo/testing/harness";
import { buildOperationForm } from "../lib/fields/build-operation-form";
import type { RequestValues } from "../lib/fields/operation-form";
import { encodePermalink } from "../lib/permalink/permalink";
import { buildRequest } from "../lib/request/build-request";
import { awkwardTexts } from "../lib/snippets/testing/awkward-values";
import { startEchoServer } from "../lib/snippets/testing/echo-server";
import { missingInterpreter } from "../lib/snippets/testing/run-code";
import { readWireRequest, sendModel } from "../lib/snippets/testing/wire-request";
import { explorerPath } from "./explorer-page";
import { expect, test } from "./test";

const { description } = projectHarness();
const everyText = Object.values(awkwardTexts);
const key = "sk-or-v1-test-key";
const keyVariable = description.hints.credentialVariable ?? "";
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
  ["sendChatCompletionRequest", { body: {}, header: { "HTTP-Referer": "https://a.example/?a=$HOME&b='" } }],
  ["createCompletions", { body: { prompt: everyText.join(" "), logit_bias: { "50256": -1 }, stream: true } }],
  ["createApiAlphaResponses", { body: { input: "x".repeat(150_000), model: "a/b" } }],
  ["getModels", { query: { category: "a&b=c d+é'%" } }],
  ["getModels", { query: { category: ["a", "", "a"], "b[]": "1+1=2", "": "?#/" } }],
  ["listEndpoints", { path: { author: "a b ü%20..&", slug: "c:free;d=e+f,'😀" } }],
  ["getGeneration", { query: { id: everyText.join(" ") } }],
  ["listModelsCount", {}],
  ["updateKeys", { path: { hash: "0x'\"" }, body: { limit: 1.7976931348623157e308, name: "", disabled: false } }],
  ["deleteKeys", { path: { hash: "$(touch canary)" } }],
];

/** Runs a command as it was copied, with the key where it reads it from. */
async function runCopied(command: string): Promise<void> {
  const shell = spawn("bash", { env: { ...process.env, [keyVariable]: key }, stdio: ["pipe", "ignore", "ignore"] });
  shell.stdin.end(command);
  await once(shell, "exit");
}

const curlMissing = missingInterpreter({ id: "curl" });

test(`Send and the copied command send what every client's code is written from${curlMissing ? ` (command skipped: ${curlMissing})` : ""}`, async ({
  explorer,
  upstream,
}) => {
  test.setTimeout(120_000);
  upstream.script("status", { status: 200, body: "{}" });
  const echo = await startEchoServer();
  await explorer.open();
  await explorer.useUpstream(key);
  for (const [index, [id, values]] of requests.entries()) {
    const operation = description.operations.find((other) => other.id === id);
    if (!operation) throw new Error(`no operation ${id}`);
    const model = buildRequest(buildOperationForm(description, operation), values);
    const prefix = operation.serverUrl ? "" : "/api/v1";
    await sendModel(`${echo.baseUrl(`${index}`)}${prefix}`, model);
    const [wanted] = echo.received(`${index}`).map((request) => readWireRequest(request, model));

    upstream.requests.length = 0;
    await explorer.page.goto("about:blank");
    await explorer.open(`${explorerPath(operation)}#${await encodePermalink(values)}`);
    await expect(explorer.page.getByText("Opened from a link.")).toBeVisible();
    await explorer.send.click();
    if (operation.hints.confirm) await explorer.button("Confirm and send");
    await expect.poll(() => upstream.requests.map((request) => request.isComplete)).toEqual([true]);
    if (!curlMissing) await runCopied(await explorer.copyCode("cURL"));

    const received = upstream.requests.map((request) => {
      const headers = readHeaders(request.rawHeaders);
      const wire = readWireRequest({ method: request.method, target: request.url, headers, body: request.body }, model);
      return { ...wire, key: headers.authorization };
    });
    const expected = { ...wanted, key: `Bearer ${key}` };
    expect({ id, received }).toEqual({ id, received: curlMissing ? [expected] : [expected, expected] });
  }
  await echo.close();
});

function readHeaders(rawHeaders: string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    headers[rawHeaders[at]?.toLowerCase() ?? ""] = rawHeaders[at + 1] ?? "";
  }
  return headers;
}

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
  await explorer.importJson({ model: "a/b", messages: [] });
  await expect(code).toContainText("The SDK adds “stream: false”");
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
  const changed = shown.locator(".snippet-change");
  await expect(changed.filter({ hasText: '"c/d"' })).toHaveCount(1);

  // What comes back with the page was not changed.
  await page.reload();
  await expect(shown).toContainText('"c/d"');
  await expect(changed).toHaveCount(0);
});
