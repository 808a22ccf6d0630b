import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readList, readNumber, readObject, readString } from "@/lib/openapi/read-member";
import { projectHarness, type ReadStream, readStream } from "../testing/harness";

const { description, send, judge } = projectHarness();
const operation = description.operations.find(({ hints }) => hints.stream?.assembler === "chat-completions");

function bodyOf(changes: JsonObject): JsonObject {
  return { model: "openai/gpt-4o-mini", messages: [{ role: "user", content: "What is it like?" }], ...changes };
}

async function complete(changes: JsonObject): Promise<JsonObject> {
  const response = await send(operation?.path ?? "", { body: bodyOf(changes) });
  const value: Json = await response.json();
  expect(response.status).toBe(200);
  expect(operation && judge(operation, 200, "application/json", value)).toEqual([]);
  return isJsonObject(value) ? value : {};
}

async function stream(changes: JsonObject): Promise<ReadStream> {
  const response = await send(operation?.path ?? "", { body: bodyOf({ ...changes, stream: true }) });
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const read = await readStream(response);
  for (const chunk of read.chunks) {
    expect(operation && judge(operation, 200, "text/event-stream", chunk)).toEqual([]);
  }
  return read;
}

function choiceOf(value: Json | undefined, index = 0): JsonObject {
  const choices = isJsonObject(value) ? readList(value, "choices").filter(isJsonObject) : [];
  return choices.find((choice) => choice.index === index) ?? {};
}

function messageOf(value: Json): JsonObject {
  return readObject(choiceOf(value), "message") ?? {};
}

function deltasOf({ chunks }: ReadStream, index = 0): JsonObject[] {
  return chunks.map((chunk) => readObject(choiceOf(chunk, index), "delta") ?? {});
}

function textOf(deltas: JsonObject[], member: string): string {
  return deltas.map((delta) => readString(delta, member) ?? "").join("");
}

function finishOf({ chunks }: ReadStream): Json[] {
  return chunks.flatMap((chunk) => readString(choiceOf(chunk), "finish_reason") ?? []);
}

const weatherTool: JsonObject = {
  type: "function",
  function: {
    name: "get_weather",
    parameters: {
      type: "object",
      properties: { city: { type: "string" }, unit: { enum: ["celsius", "fahrenheit"] } },
      required: ["city"],
      additionalProperties: false,
    },
  },
};
const stockTool: JsonObject = { type: "function", function: { name: "lookupStockPrice" } };
const askWeather = { role: "user", content: "How is the weather in Lisbon and the stock of Acme?" };

describe("chatFormat", () => {
  it("streams comments, role, words, finish and usage, then [DONE]", async () => {
    const read = await stream({});
    const deltas = deltasOf(read);
    expect(read.comments).toEqual(Array(3).fill("OPENROUTER PROCESSING"));
    expect(deltas[0]).toEqual({ role: "assistant", content: "" });
    expect(textOf(deltas, "content")).toContain("No model was asked");
    expect(finishOf(read)).toEqual(["stop"]);
    expect(read.chunks.at(-1)).toMatchObject({ choices: [], usage: { cost: expect.any(Number) } });
    expect(read.events.at(-1)?.data).toBe("[DONE]");
    expect(new Set(read.chunks.map((chunk) => isJsonObject(chunk) && chunk.id)).size).toBe(1);
  });

  it("says the same whether it streams or not", async () => {
    const whole = messageOf(await complete({ reasoning: { effort: "low" } }));
    const deltas = deltasOf(await stream({ reasoning: { effort: "low" } }));
    expect(textOf(deltas, "reasoning")).toBe(whole.reasoning);
    // The settings are listed in the answer, and `stream` is one of them.
    expect(textOf(deltas, "content").replace("`reasoning`, `stream`", "`reasoning`")).toBe(whole.content);
  });

  it("repeats the beginning of the last message of the person, without taking it for markup", async () => {
    const messages = [
      { role: "user", content: "first" },
      { role: "assistant", content: "answer" },
      { role: "user", content: "**it's** a <b>`test`</b> 🎉" },
    ];
    expect(messageOf(await complete({ messages })).content).toContain(
      "> \\*\\*it's\\*\\* a \\<b\\>\\`test\\`\\</b\\> 🎉\n",
    );
  });

  it("names what is attached to the message", async () => {
    const content: Json = [
      { type: "text", text: "Look" },
      { type: "image_url", image_url: { url: "https://example.com/a.png" } },
      { type: "image_url", image_url: { url: "https://example.com/b.png" } },
      { type: "input_audio", input_audio: { data: "", format: "wav" } },
      { type: "file", file: { filename: "a.pdf" } },
    ];
    const message = messageOf(await complete({ messages: [{ role: "user", content }] }));
    expect(message.content).toContain("| attached | 2 × picture, 1 × sound, 1 × file |");
  });

  it.each<[JsonObject, string | undefined]>([
    [{}, undefined],
    [{ reasoning: { effort: "none" } }, undefined],
    [{ reasoning_effort: "none" }, undefined],
    [{ reasoning: { enabled: false } }, undefined],
    [{ reasoning: { effort: "high", exclude: true } }, undefined],
    [{ reasoning: {} }, "reasoning.text"],
    [{ reasoning_effort: "high" }, "reasoning.text"],
    [{ reasoning: { effort: "high", summary: "auto" } }, "reasoning.summary"],
    [{ model: "demo/reasoning" }, "reasoning.text"],
  ])("thinks aloud for %j as %s", async (changes, type) => {
    const details = deltasOf(await stream(changes)).flatMap((delta) => readList(delta, "reasoning_details"));
    const types = new Set(details.map((detail) => isJsonObject(detail) && detail.type));
    expect([...types]).toEqual(type === undefined ? [] : [type]);
    const whole = readList(messageOf(await complete(changes)), "reasoning_details");
    expect(whole.map((detail) => isJsonObject(detail) && detail.type)).toEqual(type === undefined ? [] : [type]);
  });

  it.each<[string, JsonObject, string[]]>([
    ["nothing about it", {}, ["get_weather", "lookupStockPrice"]],
    ["one call at a time", { parallel_tool_calls: false }, ["get_weather"]],
    ["auto", { tool_choice: "auto" }, ["get_weather", "lookupStockPrice"]],
    ["none", { tool_choice: "none" }, []],
    ["required", { tool_choice: "required" }, ["get_weather", "lookupStockPrice"]],
    ["a function", { tool_choice: { type: "function", function: { name: "lookupStockPrice" } } }, ["lookupStockPrice"]],
    ["a function that is not there", { tool_choice: { type: "function", function: { name: "x" } } }, []],
  ])("calls tools when the request says %s", async (_, changes, names) => {
    const request = { ...changes, messages: [askWeather], tools: [weatherTool, stockTool] };
    const whole = await complete(request);
    const calls = readList(messageOf(whole), "tool_calls").filter(isJsonObject);
    expect(calls.map((call) => readObject(call, "function")?.name)).toEqual(names);
    expect(choiceOf(whole).finish_reason).toBe(names.length > 0 ? "tool_calls" : "stop");
    const read = await stream(request);
    const pieces = deltasOf(read).flatMap((delta) => readList(delta, "tool_calls").filter(isJsonObject));
    const joined = names.map((_name, index) =>
      pieces
        .filter((piece) => piece.index === index)
        .map((piece) => readObject(piece, "function")?.arguments)
        .join(""),
    );
    expect(joined).toEqual(calls.map((call) => readObject(call, "function")?.arguments));
    expect(finishOf(read)).toEqual([names.length > 0 ? "tool_calls" : "stop"]);
  });

  it("fills arguments that satisfy the schema with names from the message", async () => {
    const request = { messages: [{ role: "user", content: "Is there rain in Porto?" }], tools: [weatherTool] };
    const [call] = readList(messageOf(await complete(request)), "tool_calls").filter(isJsonObject);
    const text = readString(readObject(call ?? {}, "function") ?? {}, "arguments") ?? "";
    expect(JSON.parse(text)).toEqual({ city: "Porto", unit: "celsius" });
  });

  it("answers in text with the result of a tool", async () => {
    const messages: Json = [
      askWeather,
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c", type: "function", function: { name: "get_weather", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "c", content: '{"note":"```"}' },
    ];
    const { content, tool_calls } = messageOf(await complete({ messages, tools: [weatherTool] }));
    expect(tool_calls).toBeUndefined();
    expect(content).toContain('````json\n{"note":"```"}\n````');
  });

  it.each<[string, JsonObject]>([
    [
      "strict",
      {
        type: "object",
        properties: { a: { type: "integer", minimum: 5 }, b: { type: "array", items: { enum: ["x"] }, minItems: 2 } },
        required: ["a", "b"],
        additionalProperties: false,
      },
    ],
    [
      "with definitions",
      {
        $defs: {
          n: {
            type: "object",
            properties: { next: { anyOf: [{ $ref: "#/$defs/n" }, { type: "null" }] } },
            required: ["next"],
          },
        },
        $ref: "#/$defs/n",
      },
    ],
    ["of a list", { type: "array", items: { type: "string", format: "date" }, minItems: 1 }],
    [
      "of alternatives",
      { anyOf: [{ type: "object", properties: { kind: { const: "a" } }, required: ["kind"] }, { type: "null" }] },
    ],
    [
      "with a pattern",
      { type: "object", properties: { zip: { type: "string", pattern: "^\\d{4}-\\d{3}$" } }, required: ["zip"] },
    ],
  ])("answers by a JSON schema %s", async (_, schema) => {
    const request = { response_format: { type: "json_schema", json_schema: { name: "x", schema } } };
    const whole = readString(messageOf(await complete(request)), "content") ?? "";
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    expect(ajv.validate(schema, JSON.parse(whole))).toBe(true);
    expect(textOf(deltasOf(await stream(request)), "content")).toBe(whole);
  });

  it("answers with some JSON object when that is asked for", async () => {
    const { content } = messageOf(await complete({ response_format: { type: "json_object" } }));
    expect(JSON.parse(String(content))).toMatchObject({ your_message: "What is it like?" });
  });

  it.each<[JsonObject, number]>([
    [{ max_tokens: 7 }, 7],
    [{ max_completion_tokens: 3 }, 3],
    [{ max_tokens: 9, max_completion_tokens: 4.9 }, 4],
    [{ max_tokens: 2, reasoning: { effort: "low" } }, 2],
    [{ max_tokens: 1, tools: [weatherTool] }, 1],
  ])("stops at the limit of %j", async (changes, limit) => {
    const whole = await complete(changes);
    expect(choiceOf(whole).finish_reason).toBe("length");
    expect(whole.usage).toMatchObject({ completion_tokens: limit });
    const read = await stream(changes);
    expect(finishOf(read)).toEqual(["length"]);
    expect(read.chunks.at(-1)).toMatchObject({ usage: { completion_tokens: limit } });
  });

  it.each<[Json, string]>([
    ["canned", "is "],
    [["nowhere", "**No", "## 👋"], ""],
    [["", "👋"], "## "],
  ])("ends before the stop text %j", async (stop, end) => {
    const { content } = messageOf(await complete({ stop }));
    expect(String(content).endsWith(end)).toBe(true);
    expect(finishOf(await stream({ stop }))).toEqual(["stop"]);
  });

  it.each<[JsonObject, number | undefined]>([
    [{}, undefined],
    [{ top_logprobs: 3 }, undefined],
    [{ logprobs: true }, 0],
    [{ logprobs: true, top_logprobs: 3 }, 3],
  ])("lists probabilities for %j", async (changes, alternatives) => {
    const whole = choiceOf(await complete(changes));
    const tokens = readList(readObject(whole, "logprobs") ?? {}, "content").filter(isJsonObject);
    const joined = tokens.map((token) => readString(token, "token")).join("");
    expect(joined).toBe(alternatives === undefined ? "" : readString(readObject(whole, "message") ?? {}, "content"));
    expect(tokens.every((token) => readList(token, "top_logprobs").length === alternatives)).toBe(true);
    const streamed = (await stream(changes)).chunks.map((chunk) => readObject(choiceOf(chunk), "logprobs"));
    expect(streamed.some((logprobs) => logprobs !== undefined)).toBe(alternatives !== undefined);
  });

  it("interleaves several choices", async () => {
    const read = await stream({ n: 3, max_tokens: 5 });
    const order = read.chunks.flatMap((chunk) => (isJsonObject(chunk) ? readList(chunk, "choices") : []));
    expect(order.slice(0, 6).map((choice) => isJsonObject(choice) && choice.index)).toEqual([0, 1, 2, 0, 1, 2]);
    expect(textOf(deltasOf(read, 1), "content")).toContain("Choice 2");
    expect(readList(await complete({ n: 3 }), "choices")).toHaveLength(3);
  });

  it.each<[string, string]>([
    ["demo/refusal", "refusal"],
    ["demo/image", "images"],
    ["demo/audio", "audio"],
    ["demo/citations", "annotations"],
  ])("puts the speciality of %s into %s", async (model, member) => {
    expect(messageOf(await complete({ model }))[member]).toBeTruthy();
    expect(deltasOf(await stream({ model })).some((delta) => delta[member])).toBe(true);
  });

  it.each<[JsonObject, string]>([
    [{ modalities: ["text", "image"] }, "images"],
    [{ modalities: ["text", "audio"] }, "audio"],
    [{ plugins: [{ id: "web" }] }, "annotations"],
    [{ tools: [{ type: "openrouter:web_search" }] }, "annotations"],
  ])("answers %j with %s", async (changes, member) => {
    expect(deltasOf(await stream(changes)).some((delta) => delta[member])).toBe(true);
  });

  it("speaks so that the pieces of sound join to one file", async () => {
    const audio = deltasOf(await stream({ model: "demo/audio" })).map((delta) => readObject(delta, "audio") ?? {});
    const joined = audio.map((piece) => readString(piece, "data") ?? "").join("");
    expect(Buffer.from(joined, "base64").subarray(0, 4).toString()).toBe("RIFF");
    expect(audio.map((piece) => readString(piece, "transcript") ?? "").join("")).toContain("No model was asked");
  });

  it("gives back the body it got when debugging", async () => {
    const { chunks } = await stream({ debug: { echo_upstream_body: true }, temperature: 0.5 });
    expect(chunks[0]).toMatchObject({ debug: { echo_upstream_body: { temperature: 0.5, stream: true } } });
  });

  it("counts more tokens for a longer prompt", async () => {
    const short = readObject(await complete({}), "usage") ?? {};
    const long =
      readObject(await complete({ messages: [{ role: "user", content: "word ".repeat(500) }] }), "usage") ?? {};
    expect(readNumber(long, "prompt_tokens")).toBeGreaterThan(readNumber(short, "prompt_tokens") ?? 0);
  });
});
