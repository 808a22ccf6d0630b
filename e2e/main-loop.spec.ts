import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { chatPath } from "./explorer-page";
import { expect, test } from "./test";

const execute = promisify(execFile);

test("answers a first Send from the demo server with a stream and its metrics", async ({ explorer }) => {
  await explorer.open("/");
  await expect(explorer.page).toHaveURL(new RegExp(`${chatPath}$`));
  await explorer.send.click();
  await explorer.expectState("done");
  const preview = await explorer.openResponseTab("Preview");
  await expect(preview).toContainText("demo", { ignoreCase: true });
  await expect(explorer.response).toContainText("200");
  const raw = await explorer.openResponseTab("Raw");
  await expect(raw).toContainText(": OPENROUTER PROCESSING");
  await expect(raw).toContainText("data: [DONE]");
});

const nasty = 'it\'s 🌙 `x` $(touch pwned) \\ "q" \n line 2 </script>';

test("sends exactly the JSON tab's body, and every snippet sends the same", async ({ explorer, upstream, app }) => {
  test.setTimeout(120_000);
  await explorer.open();
  await explorer.useUpstream();
  await explorer.importJson({
    model: "openai/gpt-4o-mini",
    messages: [{ role: "user", content: nasty }],
    tools: [
      {
        type: "function",
        function: { name: "get_weather", parameters: { type: "object", properties: { city: { type: "string" } } } },
      },
    ],
    tool_choice: { type: "function", function: { name: "get_weather" } },
    response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema: { type: "object" } } },
    seed: 9007199254740991,
    temperature: 1e-7,
    stream: true,
  });
  const editor = await explorer.openJson();
  const body = JSON.parse((await editor.textContent()) ?? "");
  await explorer.send.click();
  await expect.poll(() => upstream.requests.length).toBe(1);
  const sent = upstream.requests[0];
  expect(sent?.method).toBe("POST");
  expect(sent?.url).toBe("/api/v1/chat/completions");
  expect(JSON.parse(sent?.body.toString("utf8") ?? "")).toEqual(body);
  expect(body.messages[0].content).toBe(nasty);

  const folder = await mkdtemp(path.join(tmpdir(), "snippets-"));
  const env = { ...process.env, OPENROUTER_API_KEY: "sk-or-v1-test-key" };
  const runs: [language: "cURL" | "TypeScript" | "Python", file: string, command: string][] = [
    ["cURL", "request.sh", "bash"],
    ["TypeScript", "request.mts", process.execPath],
    ["Python", "request.py", "python3"],
  ];
  for (const [language, file, command] of runs) {
    upstream.requests.length = 0;
    const code = await explorer.copyCode(language);
    expect(code, "the key is read from the environment").not.toContain("sk-or-v1-test-key");
    const source = language === "TypeScript" ? await stripTypes(code) : code;
    await writeFile(path.join(folder, file.replace(".mts", ".mjs")), source);
    await execute(command, [file.replace(".mts", ".mjs")], { cwd: folder, env });
    expect(upstream.requests, language).toHaveLength(1);
    expect(upstream.requests[0]?.url).toBe(sent?.url);
    expect(JSON.parse(upstream.requests[0]?.body.toString("utf8") ?? ""), language).toEqual(body);
  }
  await rm(folder, { recursive: true });
  expect(app.log()).not.toContain("sk-or-v1-test-key");
});

test("opens a permalink in a clean profile with the same request, sends nothing and holds no key", async ({
  explorer,
  browser,
  upstream,
  app,
}) => {
  await explorer.open();
  await explorer.useUpstream("sk-or-v1-secret-canary");
  const request = { model: "m/x", messages: [{ role: "user", content: nasty }], temperature: 0, stop: null };
  await explorer.importJson(request);
  const link = await explorer.copyPermalink();
  expect(link).not.toContain("canary");

  const context = await browser.newContext({ baseURL: app.url });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByText("Opened from a link. Nothing has been sent.")).toBeVisible();
  const form = page.getByRole("region", { name: "Request form" });
  await form.getByRole("tab", { name: "JSON", exact: true }).click();
  const editor = form.getByRole("textbox", { name: "Request body JSON" });
  await expect.poll(async () => JSON.parse((await editor.textContent()) ?? "")).toEqual(request);
  await expect(page.getByRole("textbox", { name: "API key" })).toHaveValue("");
  expect(upstream.requests).toHaveLength(0);
  await context.close();
});

/** Node 20 runs no TypeScript by itself. */
async function stripTypes(source: string): Promise<string> {
  const { transformWithOxc } = await import("vite");
  return (await transformWithOxc(source, "request.ts")).code;
}
