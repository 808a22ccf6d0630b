import { expect, test } from "./test";
import type { UpstreamCall } from "./upstream/start-upstream";

const question = { model: "a/b", messages: [{ role: "user", content: "Hello" }] };
const schema = {
  type: "object",
  required: ["city", "days"],
  properties: { city: { type: "string" }, days: { type: "array", items: { type: "integer" } } },
};
const calling = {
  role: "assistant",
  content: null,
  reasoning: "Two are needed",
  reasoning_details: [{ type: "reasoning.text", text: "Two are needed", signature: "c2ln", index: 0 }],
  tool_calls: ["c1", "c2"].map((id) => ({ id, type: "function", function: { name: "f", arguments: '{"a":1}' } })),
  x_unknown: 7,
};

/** Events of a chat completion, each chunk with what the description requires of it. */
function answerWith(...deltas: object[]) {
  return async ({ body, response }: UpstreamCall) => {
    await body;
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const [position, delta] of deltas.entries()) {
      const finish = position === deltas.length - 1 ? "stop" : null;
      const choices = [{ index: 0, delta, finish_reason: finish, logprobs: null }];
      const chunk = { id: "gen-9", object: "chat.completion.chunk", created: 1, model: "acme/large", choices };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    }
    response.end("data: [DONE]\n\n");
  };
}

test("goes on from an answer with all that it holds", async ({ explorer, upstream }) => {
  test.slow();
  const { page, form, response } = explorer;
  await explorer.open();
  await explorer.useUpstream();
  await explorer.importJson({ ...question, stream: true });
  const goOn = response.getByRole("button", { name: "Continue the conversation" });

  await test.step("a text, and an empty message after it", async () => {
    upstream.script(answerWith({ role: "assistant", content: "Hi" }, { content: " there" }));
    await explorer.send.click();
    await explorer.expectState("done");
    await expect(response).not.toContainText("differ");
    await goOn.click();
    await expect(explorer.messageText(3)).toBeFocused();
    await expect(explorer.messageText(3)).toBeInViewport();
    await page.keyboard.type("And now?");
    // The same answer is not added twice.
    await goOn.click();
    await expect(explorer.messageText(3)).toBeFocused();
    await expect(form.getByRole("group", { name: "messages 4", exact: true })).toHaveCount(0);
  });

  await test.step("tool calls, and an empty result for each", async () => {
    const { tool_calls: calls, ...rest } = calling;
    upstream.script(answerWith(rest, { tool_calls: calls.map((call, index) => ({ index, ...call })) }));
    await explorer.send.click();
    await explorer.expectState("done");
    await goOn.click();
    await expect(explorer.messageText(5)).toBeFocused();
    await page.keyboard.type("42");
    expect(upstream.requests, "nothing is sent by itself").toHaveLength(2);
    expect(await explorer.readBody()).toEqual({
      ...question,
      stream: true,
      messages: [
        ...question.messages,
        { role: "assistant", content: "Hi there" },
        { role: "user", content: "And now?" },
        calling,
        { role: "tool", content: "42", tool_call_id: "c1" },
        { role: "tool", content: "", tool_call_id: "c2" },
      ],
    });
    await explorer.showForm();
  });

  await test.step("an answer that does not follow its schema, and one that does", async () => {
    const format = { type: "json_schema", json_schema: { name: "weather", schema } };
    await explorer.importJson({ ...question, stream: true, response_format: format });
    upstream.script(answerWith({ role: "assistant", content: '{"days":[1,"2"]}' }, { content: 5 }));
    await explorer.send.click();
    await explorer.expectState("done");
    await expect(response).toContainText("The answer is not JSON");
    await response.getByText("An event differs from the API description").click();
    await expect(response).toContainText("Event 2");
    await expect(response).toContainText("choices 1 › delta › content");
    upstream.script(answerWith({ role: "assistant", content: '{"days":[1,"2"]}' }));
    await explorer.send.click();
    const problems = response.getByRole("list", { name: "Where the answer does not follow the schema" });
    await expect(problems.getByRole("listitem")).toContainText(["city", "days 2"]);
    upstream.script(answerWith({ role: "assistant", content: '{"city":"Oslo","days":[1]}' }));
    await explorer.send.click();
    await expect(response).toContainText("The answer follows the schema");
  });

  await test.step("what the answer leads to, filled in", async () => {
    await response.getByRole("button", { name: "Endpoints of the model" }).click();
    await page.waitForURL(/endpoints/);
    await expect(explorer.field("author")).toHaveValue("acme");
    await expect(explorer.field("slug")).toHaveValue("large");
    await expect(explorer.response).toHaveAttribute("data-state", "idle");
  });
});

test("asks for exact figures on a click, and adds up what the tab used", async ({ explorer, upstream }) => {
  const { response } = explorer;
  await explorer.open();
  await explorer.useUpstream();
  await explorer.send.click();
  await explorer.expectState("done");
  await expect(response).toContainText("This tab: 1 request · 8 tokens · $0.00001");
  await expect(response.getByRole("button", { name: "Get exact figures" })).toHaveCount(0);

  upstream.script("idle");
  await explorer.send.click();
  await explorer.expectState("streaming");
  await expect(response.getByRole("article")).toContainText("plain");
  await explorer.stop.click();
  await explorer.expectState("stopped");
  upstream.script("status", { status: 404 });
  await response.getByRole("button", { name: "Get exact figures" }).click();
  await expect(response).toContainText("Not recorded yet");
  upstream.script(({ response: answer }) => {
    answer.writeHead(200, { "content-type": "application/json" });
    answer.end(
      JSON.stringify({
        data: { native_tokens_prompt: 40, native_tokens_completion: 2, total_cost: 0.25, native_tokens_cached: 30 },
      }),
    );
  });
  await response.getByRole("button", { name: "Get exact figures" }).click();
  await expect(response).toContainText("40 in · 2 out (30 cached)");
  await expect(response).toContainText("$0.2500");
  expect(upstream.requests.at(-1)?.url).toBe("/api/v1/generation?id=gen-1");
  await expect(response).toContainText("This tab: 2 requests · 50 tokens · $0.2500");
  await response.getByRole("button", { name: "Reset the total" }).click();
  await expect(response).not.toContainText("This tab");
});

test("leads from an error to what has to be changed", async ({ explorer, upstream }) => {
  const { failure } = explorer;
  await explorer.open();
  await explorer.useUpstream();
  const fail = async (status: number, error: object = { code: status, message: "No" }) => {
    upstream.script("status", { status, body: JSON.stringify({ error }), headers: { "x-generation-id": "gen-7" } });
    await explorer.send.click();
    await explorer.expectState("error");
  };
  await fail(401);
  await expect(failure).toContainText("gen-7");
  await failure.getByRole("button", { name: "Go to Authentication" }).click();
  await expect(explorer.key).toBeFocused();
  await fail(404);
  await failure.getByRole("button", { name: "Go to model" }).click();
  await expect(explorer.field("model")).toBeFocused();
  await fail(400, { message: "Too long", param: "messages[0].content" });
  await failure.getByRole("button", { name: "Go to messages 1 › content" }).click();
  await expect(explorer.messageText(1)).toBeFocused();
  await fail(402);
  await expect(failure.getByRole("link", { name: "Add credits" })).toHaveAttribute("href", /^https:/);
});

const deep = `{"choices":[{"index":0,"delta":{"content":"x","y":${"[".repeat(20_000)}${"]".repeat(20_000)}}}]}`;
const hostile: Record<string, { body: string | Buffer; state: string; kept?: string }> = {
  "an event of 5 MB": {
    body: `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: "long ".repeat(1024 * 1024) }, finish_reason: "stop" }] })}\n\n`,
    state: "done",
    kept: "long long",
  },
  "lists nested 20,000 deep": { body: `data: ${deep}\n\ndata: [DONE]\n\n`, state: "done" },
  "bytes of chance": { body: Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7919) % 256)), state: "cut" },
  "everything null": {
    body: 'data: null\n\ndata: {"choices":null}\n\ndata: {"choices":[null,{"delta":null}],"usage":"x"}\n\ndata: [DONE]\n\n',
    state: "done",
  },
  "indexes out of all bounds": {
    body: 'data: {"choices":[{"index":-5,"delta":{"tool_calls":[{"index":1e300,"function":{"name":{},"arguments":[]}}],"content":{"a":1}}}]}\n\ndata: {"choices":[{"index":1e9,"delta":{"content":"far"}}]}\n\ndata: [DONE]\n\n',
    state: "done",
    kept: "far",
  },
  "an error in place of everything": { body: 'event: error\ndata: "boom"\n\n', state: "error" },
};

test("stays alive whatever a stream holds", async ({ explorer, upstream }) => {
  test.slow();
  await explorer.open();
  await explorer.useUpstream();
  for (const [name, { body, state, kept }] of Object.entries(hostile)) {
    await test.step(name, async () => {
      upstream.script(async ({ body: received, response }) => {
        await received;
        response.writeHead(200, { "content-type": "text/event-stream" });
        response.end(body);
      });
      const sent = upstream.nextCall();
      await explorer.send.click();
      await sent;
      await explorer.expectState(state);
      for (const tab of ["Events", "Raw", "JSON", "Headers", "Preview"] as const) {
        await expect(await explorer.openResponseTab(tab)).toBeVisible();
      }
      if (kept !== undefined) await expect(explorer.response).toContainText(kept);
    });
  }
  upstream.script("stream");
  await explorer.send.click();
  await explorer.expectState("done");
});
