import { describe, expect, it } from "vitest";
import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { readList, readObject, readString } from "@/lib/openapi/read-member";
import { projectHarness, type ReadStream, readStream } from "../testing/harness";

const { description, send, judge } = projectHarness();
const operation = description.operations.find(({ hints }) => hints.stream?.assembler === "responses");
const path = operation?.path ?? "";

async function respond(changes: JsonObject): Promise<JsonObject> {
  const response = await send(path, { body: { model: "openai/gpt-4o-mini", input: "What is it like?", ...changes } });
  const value: Json = await response.json();
  expect(operation && judge(operation, 200, "application/json", value)).toEqual([]);
  return isJsonObject(value) ? value : {};
}

async function stream(changes: JsonObject): Promise<ReadStream & { data: JsonObject[] }> {
  const body = { model: "openai/gpt-4o-mini", input: "What is it like?", ...changes, stream: true };
  const read = await readStream(await send(path, { body }));
  for (const chunk of read.chunks) {
    expect(operation && judge(operation, 200, "text/event-stream", chunk)).toEqual([]);
  }
  return { ...read, data: read.chunks.filter(isJsonObject) };
}

function joined(data: JsonObject[], type: string): string {
  return data.map((event) => (event.type === type ? readString(event, "delta") : "")).join("");
}

const weatherTool: JsonObject = {
  type: "function",
  name: "get_weather",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};

describe("responsesFormat", () => {
  it("numbers its events and names each by its type", async () => {
    const { data, events } = await stream({});
    expect(data.map((event) => event.sequence_number)).toEqual(data.map((_, index) => index));
    expect(events.slice(0, -1).map(({ event }) => event)).toEqual(data.map((event) => event.type));
    expect(data.map((event) => event.type).slice(0, 4)).toEqual([
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.content_part.added",
    ]);
    expect(data.at(-1)).toMatchObject({ type: "response.completed", response: { status: "completed" } });
    expect(events.at(-1)?.data).toBe("[DONE]");
  });

  it.each<[string, JsonObject]>([
    ["text", {}],
    ["reasoning", { reasoning: { effort: "high" } }],
    ["a summary", { reasoning: { effort: "high", summary: "auto" } }],
    ["a call", { tools: [weatherTool] }],
    ["a picture", { modalities: ["image"] }],
    ["a refusal", { model: "demo/refusal" }],
    ["sources", { tools: [{ type: "openrouter:web_search" }] }],
    ["probabilities", { top_logprobs: 2 }],
    [
      "JSON",
      { text: { format: { type: "json_schema", name: "x", schema: { type: "array", items: { type: "integer" } } } } },
    ],
  ])("builds the same item with %s in events as whole", async (_, changes) => {
    const { data } = await stream(changes);
    const done = data.flatMap((event) => (event.type === "response.output_item.done" ? [event.item ?? null] : []));
    const completed = readObject(data.at(-1) ?? {}, "response") ?? {};
    expect(done).toEqual(readList(completed, "output"));
    const typesOf = (items: Json[]) => items.map((item) => isJsonObject(item) && item.type);
    expect(typesOf(done)).toEqual(typesOf(readList(await respond(changes), "output")));
  });

  it("calls a function with arguments in pieces", async () => {
    const { data } = await stream({ input: "Is it warm in Porto?", tools: [weatherTool], tool_choice: "required" });
    expect(JSON.parse(joined(data, "response.function_call_arguments.delta"))).toEqual({ city: "Porto" });
  });

  it("calls the function that is named, and none when that is forbidden", async () => {
    const named = await respond({ tools: [weatherTool], tool_choice: { type: "function", name: "get_weather" } });
    expect(named.output).toMatchObject([{ type: "function_call", name: "get_weather" }]);
    const none = await respond({ tools: [weatherTool], tool_choice: "none" });
    expect(none.output).toMatchObject([{ type: "message" }]);
  });

  it("answers in text with the output of a function, and names attachments", async () => {
    const input: Json = [
      {
        type: "message",
        role: "user",
        content: [
          { type: "input_text", text: "And?" },
          { type: "input_image", detail: "auto" },
        ],
      },
      { type: "function_call", call_id: "c", name: "get_weather", arguments: "{}" },
      { type: "function_call_output", call_id: "c", output: '{"sky":"clear"}' },
    ];
    const text = JSON.stringify((await respond({ input, tools: [weatherTool] })).output);
    expect(text).toContain('```json\\n{\\"sky\\":\\"clear\\"}');
    expect(text).toContain("1 × picture");
  });

  it("says that it was cut short", async () => {
    expect(await respond({ max_output_tokens: 3 })).toMatchObject({
      status: "incomplete",
      incomplete_details: { reason: "max_output_tokens" },
      usage: { output_tokens: 3 },
    });
    const { data } = await stream({ max_output_tokens: 3 });
    expect(data.at(-1)).toMatchObject({ type: "response.incomplete" });
  });

  it("fails half-way with an event of its own", async () => {
    const { data } = await stream({ model: "demo/midstream-error" });
    expect(data.at(-1)).toMatchObject({ type: "response.failed", response: { error: { code: "server_error" } } });
  });

  it("gives back the body it got when debugging", async () => {
    const { data } = await stream({ debug: { echo_upstream_body: true } });
    expect(data[2]).toMatchObject({ type: "response.debug", debug: { echo_upstream_body: { stream: true } } });
  });
});
