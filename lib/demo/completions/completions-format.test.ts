import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readList, readObject, readString } from "@/lib/openapi/read-member";
import { projectHarness, readStream } from "../testing/harness";

const { description, send, judge } = projectHarness();
const operation = description.operations.find(({ hints }) => hints.stream?.assembler === "completions");
const path = operation?.path ?? "";

async function complete(changes: JsonObject): Promise<JsonObject[]> {
  const response = await send(path, { body: { model: "a/b", prompt: "Once upon a time", ...changes } });
  const value: Json = await response.json();
  expect(operation && judge(operation, 200, "application/json", value)).toEqual([]);
  return isJsonObject(value) ? readList(value, "choices").filter(isJsonObject) : [];
}

async function stream(changes: JsonObject): Promise<JsonObject[]> {
  const body = { model: "a/b", prompt: "Once upon a time", ...changes, stream: true };
  const { chunks } = await readStream(await send(path, { body }));
  for (const chunk of chunks) {
    expect(operation && judge(operation, 200, "text/event-stream", chunk)).toEqual([]);
  }
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { prompt_tokens: expect.any(Number) } });
  return chunks.filter(isJsonObject).flatMap((chunk) => readList(chunk, "choices").filter(isJsonObject));
}

function textOf(choices: JsonObject[], index = 0): string {
  return choices.map((choice) => (choice.index === index ? readString(choice, "text") : "")).join("");
}

describe("completionsFormat", () => {
  it.each<[string, JsonObject]>([
    ["nothing", {}],
    ["a limit", { max_tokens: 4 }],
    ["a stop text", { stop: ["canned"] }],
    ["an echo", { echo: true }],
    ["JSON", { response_format: { type: "json_object" } }],
    ["probabilities", { logprobs: 2, max_tokens: 9 }],
    ["a prompt of tokens", { prompt: [1, 2, 3] }],
    ["several prompts", { prompt: ["one", "two"] }],
  ])("says the same streamed and whole with %s", async (_, changes) => {
    const whole = await complete(changes);
    const streamed = await stream(changes);
    const settings = (text: string) => text.replace(/\| settings \|.*\|/, "");
    expect(settings(textOf(streamed))).toBe(settings(textOf(whole)));
    expect(streamed.at(-1)?.finish_reason).toBe(whole[0]?.finish_reason);
  });

  it("ends at the limit", async () => {
    expect(await complete({ max_tokens: 2 })).toMatchObject([{ text: "## 👋", finish_reason: "length" }]);
  });

  it("puts the prompt in front when it is to be echoed", async () => {
    expect(textOf(await complete({ echo: true }))).toMatch(/^Once upon a time## 👋/);
  });

  it("counts where each token begins", async () => {
    const [choice] = await complete({ logprobs: 1, max_tokens: 6 });
    const logprobs = readObject(choice ?? {}, "logprobs") ?? {};
    const text = readString(choice ?? {}, "text") ?? "";
    const tokens = readList(logprobs, "tokens");
    const offsets = readList(logprobs, "text_offset").map(Number);
    expect(tokens).toHaveLength(6);
    expect(tokens.map((token, index) => text.startsWith(String(token), offsets[index]))).toEqual(Array(6).fill(true));
    const streamed = await stream({ logprobs: 1, max_tokens: 6 });
    const pieces = streamed.map((piece) => readObject(piece, "logprobs") ?? {});
    expect(pieces.flatMap((piece) => readList(piece, "text_offset"))).toEqual(offsets);
  });

  it("writes several choices at once", async () => {
    const streamed = await stream({ n: 2, max_tokens: 5 });
    expect(streamed.slice(0, 4).map((choice) => choice.index)).toEqual([0, 1, 0, 1]);
    expect(await complete({ n: 2 })).toHaveLength(2);
  });
});
