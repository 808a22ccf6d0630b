import { describe, expect, it } from "vitest";
import { isJsonObject, type Json } from "@/lib/json";
import { demoModels } from "./demo-models";
import { projectHarness, readStream } from "./testing/harness";

const { description, send, judge } = projectHarness();
const operations = description.operations.filter(({ hints }) => hints.stream);
const prompts: Record<string, Json> = {
  "chat-completions": { messages: [{ role: "user", content: "My secret plan" }] },
  responses: { input: "My secret plan" },
  completions: { prompt: "My secret plan" },
};

const cases = operations.flatMap((operation) =>
  demoModels.flatMap((model) =>
    [true, false].map((stream) => {
      const prompt = prompts[operation.hints.stream?.assembler ?? ""] ?? {};
      const body = { ...(isJsonObject(prompt) && prompt), model: model.id, stream };
      return {
        title: `${model.id} at ${operation.path}, ${stream ? "streamed" : "whole"}`,
        operation,
        model,
        body,
        stream,
      };
    }),
  ),
);

const working = cases.filter(({ model }) => model.behaviour.failsWith === undefined);
const failing = cases.filter(({ model }) => model.behaviour.failsWith !== undefined);
const chat = (model: string, more: Json = {}): Json => ({
  model,
  messages: [{ role: "user", content: "My secret plan" }],
  ...(isJsonObject(more) && more),
});

describe("demo models", () => {
  it.each(working)("$title satisfies the description", async ({ operation, model, body, stream }) => {
    const response = await send(operation.path, { body });
    expect(response.status).toBe(200);
    if (stream) {
      const { chunks, isCut, events } = await readStream(response);
      const isError = (chunk: Json) => isJsonObject(chunk) && isJsonObject(chunk.error) && !("choices" in chunk);
      const judged = chunks.filter((chunk) => !isError(chunk));
      expect(judged.flatMap((chunk) => judge(operation, 200, "text/event-stream", chunk))).toEqual([]);
      expect(isCut).toBe(model.behaviour.breaksOff === "cut");
      expect(events.at(-1)?.data === "[DONE]").toBe(model.behaviour.breaksOff === undefined);
    } else if (model.behaviour.breaksOff === "cut") {
      await expect(response.text()).rejects.toThrow();
    } else {
      expect(judge(operation, 200, "application/json", await response.json())).toEqual([]);
    }
  });

  it.each(failing)("$title fails in the shape of the description", async ({ operation, model, body }) => {
    const response = await send(operation.path, { body });
    expect(response.status).toBe(model.behaviour.failsWith);
    const answer: Json = await response.json();
    expect(answer).toMatchObject({ error: { code: model.behaviour.failsWith, message: expect.any(String) } });
    const isDescribed = operation.responses.some(({ status }) => status === String(response.status));
    expect(isDescribed ? judge(operation, response.status, "application/json", answer) : []).toEqual([]);
  });

  it.each<[string, Json]>([
    ["demo/error-403", { reasons: ["harassment", "violence"], flagged_input: "My secret plan" }],
    ["demo/error-502", { provider_name: "Demo Provider", raw: expect.stringContaining('{"error":{"message"') }],
    ["demo/error-429", { headers: { "X-RateLimit-Remaining": "0" } }],
  ])("%s explains itself in the metadata", async (model, metadata) => {
    const response = await send("/chat/completions", { body: chat(model) });
    expect(await response.json()).toMatchObject({ error: { metadata } });
  });

  it("says when to try again", async () => {
    const { headers } = await send("/chat/completions", { body: chat("demo/error-429") });
    expect(headers.get("retry-after")).toBe("3");
    expect(headers.get("x-ratelimit-limit")).toBe("20");
    expect(headers.get("x-ratelimit-reset")).toBe("1764000003000");
  });

  it("floods with 5,000 pieces of text", async () => {
    const { chunks } = await readStream(
      await send("/chat/completions", { body: chat("demo/flood", { stream: true }) }),
    );
    const texts = chunks.filter((chunk) => /"content":"[^"]/.test(JSON.stringify(chunk)));
    expect(texts).toHaveLength(5000);
  });

  it("fails half-way with the text so far kept", async () => {
    const { chunks } = await readStream(
      await send("/chat/completions", { body: chat("demo/midstream-error", { stream: true }) }),
    );
    expect(JSON.stringify(chunks)).toContain(" asked.**");
    expect(chunks.at(-1)).toMatchObject({ error: { code: 502 }, choices: [{ finish_reason: "error" }] });
  });

  it("keeps a slow answer alive with blank lines", async () => {
    const text = await (await send("/chat/completions", { body: chat("demo/slow") })).text();
    expect(text).toMatch(/^(?:\n {9}\n){6}\{/);
  });

  it("answers any author/name, with or without a suffix", async () => {
    for (const model of ["a/b", "someone/some-model:free", "demo/chat:nitro"]) {
      const response = await send("/chat/completions", { body: chat(model) });
      expect(await response.json()).toMatchObject({ model });
    }
  });

  it.each([
    ["gpt-4", /author\/name/],
    ["demo/nothing", /own models are demo\/chat, demo\/reasoning/],
    ["", /author\/name/],
    ["a/b/c", /author\/name/],
  ])("does not know the model %j", async (model, message) => {
    const response = await send("/chat/completions", { body: chat(model) });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { message: expect.stringMatching(message) } });
  });

  it("falls back to the next model", async () => {
    const body = chat("demo/error-502", { models: ["demo/error-429", "a/b"] });
    expect(await (await send("/chat/completions", { body })).json()).toMatchObject({ model: "a/b" });
  });

  it("reports the failure of the last model when all fail", async () => {
    const body = chat("demo/error-502", { models: ["demo/error-429"] });
    expect((await send("/chat/completions", { body })).status).toBe(429);
  });

  it.each(operations.filter(({ parameters }) => parameters.some(({ name }) => name === "X-OpenRouter-Metadata")))(
    "$path explains its routing when asked to",
    async (operation) => {
      const prompt = prompts[operation.hints.stream?.assembler ?? ""];
      const body = { ...(isJsonObject(prompt) && prompt), model: "demo/error-503", models: ["a/b"] };
      const headers = { "x-openrouter-metadata": "enabled" };
      const answer: Json = await (await send(operation.path, { body, headers })).json();
      expect(judge(operation, 200, "application/json", answer)).toEqual([]);
      expect(answer).toMatchObject({
        openrouter_metadata: { strategy: "fallback", attempts: [{ status: 503 }, { status: 200 }] },
      });
      const { chunks } = await readStream(await send(operation.path, { body: { ...body, stream: true }, headers }));
      expect(chunks.flatMap((chunk) => judge(operation, 200, "text/event-stream", chunk))).toEqual([]);
      expect(JSON.stringify(chunks.at(-1))).toContain('"strategy":"fallback"');
    },
  );
});
