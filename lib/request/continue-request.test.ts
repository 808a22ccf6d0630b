import { expect, test } from "vitest";
import { compileValidator } from "@/lib/fields/validate";
import type { Json, JsonObject } from "@/lib/json";
import { continueBody, listContinuations } from "./continue-request";
import { projectForm } from "./testing/project-form";

const chat = projectForm("sendChatCompletionRequest");
const responses = projectForm("createApiAlphaResponses");
const completions = projectForm("createCompletions");

function go(form: typeof chat, body: Json, answer: Json, sent: Json = body) {
  const { hints } = form;
  const node = form.body?.media[0]?.node;
  if (!hints.continue || !node) throw new Error("the operation cannot be continued");
  return listContinuations(hints.continue, answer).map((choice) => {
    const continued = continueBody(hints.continue ?? { answer: "", to: "" }, node, { body, sent, choice });
    return continued && { ...continued, problems: compileValidator(node)(continued.body) };
  });
}

const question = { role: "user", content: "Hello" };
const body = { model: "a/b", messages: [question], temperature: 0.5 };
const message: JsonObject = {
  role: "assistant",
  content: "Hi",
  refusal: null,
  reasoning: "Hm",
  reasoning_details: [
    { type: "reasoning.text", text: "Hm", signature: "c2ln", format: "anthropic-claude-v1", index: 0 },
  ],
  x_unknown: { kept: true },
};
const completion = (...messages: JsonObject[]): Json => ({
  choices: messages.map((one, index) => ({ index, message: one, finish_reason: "stop" })),
});

test("appends the message exactly, and an empty one of the user", () => {
  expect(go(chat, body, completion(message))).toEqual([
    {
      body: { ...body, messages: [question, message, { role: "user", content: "" }] },
      focus: ["messages", 2, "content"],
      calls: 0,
      isRepeated: false,
      problems: [],
    },
  ]);
});

test("adds one result per tool call, with its id", () => {
  const calls = [
    { id: "c1", type: "function", function: { name: "f", arguments: "{}" } },
    { id: "c2", type: "function", function: { name: "g", arguments: "{}" } },
  ];
  const calling = { role: "assistant", content: null, tool_calls: calls };
  expect(go(chat, body, completion(calling))).toEqual([
    {
      body: {
        ...body,
        messages: [
          question,
          calling,
          { role: "tool", content: "", tool_call_id: "c1" },
          { role: "tool", content: "", tool_call_id: "c2" },
        ],
      },
      focus: ["messages", 2, "content"],
      calls: 2,
      isRepeated: false,
      problems: [],
    },
  ]);
});

test("goes on from each of several choices", () => {
  const bodies = go(chat, body, completion({ role: "assistant", content: "a" }, { role: "assistant", content: "b" }));
  expect(bodies.map((continued) => continued?.focus)).toEqual([
    ["messages", 2, "content"],
    ["messages", 2, "content"],
  ]);
});

test("keeps what was written since, and does not append an answer twice", () => {
  const since = { ...body, messages: [question, { role: "user", content: "and" }] };
  const [first] = go(chat, since, completion(message), body);
  expect(first?.body).toMatchObject({ messages: [question, { content: "and" }, message, { role: "user" }] });
  const [again] = go(chat, first?.body ?? null, completion(message), body);
  expect(again).toMatchObject({ isRepeated: true, focus: ["messages", 3, "content"], body: first?.body });
  // The same words in an earlier turn are another answer.
  const old = { ...body, messages: [question, message, question] };
  expect(go(chat, old, completion(message))[0]).toMatchObject({ isRepeated: false, focus: ["messages", 4, "content"] });
});

test("drops members that the request's description rules out", () => {
  const [continued] = go(
    chat,
    body,
    completion({ role: "assistant", content: "a", audio: null, images: null, tool_calls: null }),
  );
  expect(continued?.body).toMatchObject({ messages: [question, { role: "assistant", content: "a" }, {}] });
  expect(continued?.problems).toEqual([]);
});

test("goes on with a response: its output follows the input, which was a text", () => {
  const output: Json[] = [
    { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "Hm" }], encrypted_content: "AAA" },
    {
      type: "message",
      id: "msg_1",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text: "Hi", annotations: [] }],
    },
  ];
  expect(go(responses, { model: "a/b", input: "Hello" }, { object: "response", output })).toEqual([
    {
      body: {
        model: "a/b",
        input: [
          { type: "message", role: "user", content: "Hello" },
          ...output,
          { type: "message", role: "user", content: "" },
        ],
      },
      focus: ["input", 3, "content"],
      calls: 0,
      isRepeated: false,
      problems: [],
    },
  ]);
});

test("answers the function calls of a response, and no others", () => {
  const output: Json[] = [
    { type: "function_call", id: "fc_1", call_id: "call_1", name: "f", arguments: "{}", status: "completed" },
    { type: "web_search_call", id: "ws_1", status: "completed", action: { type: "search", query: "x" } },
  ];
  expect(go(responses, { model: "a/b", input: [] }, { object: "response", output })[0]).toMatchObject({
    body: { input: [...output, { type: "function_call_output", call_id: "call_1", output: "" }] },
    focus: ["input", 2, "output"],
    calls: 1,
  });
});

test("goes on with a text where it ended", () => {
  expect(go(completions, { model: "a/b", prompt: "Once" }, { choices: [{ index: 0, text: " upon" }] })).toMatchObject([
    { body: { model: "a/b", prompt: "Once upon" }, focus: ["prompt"] },
  ]);
});

test.each<[Json]>([
  [null],
  [{}],
  [{ choices: [] }],
  [{ choices: [{ index: 0 }] }],
  [{ choices: "x" }],
  [{ error: {} }],
  [[]],
])("finds nothing to go on from in %j", (answer) => {
  expect(go(chat, body, answer)).toEqual([]);
});
