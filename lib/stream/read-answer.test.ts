import { expect, test } from "vitest";
import type { Json } from "@/lib/json";
import type { AnswerPart } from "./answer";
import { readAnswer } from "./read-answer";

function partsOf(message: Json): unknown[] {
  const answer = readAnswer({ choices: [{ index: 0, message, finish_reason: "stop" }] });
  return (answer?.choices[0]?.parts ?? []).map(({ key: _, ...part }) => part);
}

test.each<[name: string, message: Json, parts: Partial<AnswerPart>[]]>([
  ["text", { content: "Hi" }, [{ kind: "text", text: "Hi" }]],
  ["empty text", { content: "" }, []],
  ["null", { content: null }, []],
  [
    "reasoning given twice",
    { reasoning: "a", reasoning_details: [{ type: "reasoning.text", text: "a" }], content: "b" },
    [
      { kind: "reasoning", format: "text", text: "a" },
      { kind: "text", text: "b" },
    ],
  ],
  [
    "a summary and an encrypted block",
    {
      reasoning_details: [
        { type: "reasoning.summary", summary: "s" },
        { type: "reasoning.encrypted", data: "AAA" },
      ],
    },
    [
      { kind: "reasoning", format: "summary", text: "s" },
      { kind: "reasoning", format: "encrypted", text: "AAA" },
    ],
  ],
  [
    "an encrypted block beside plain reasoning",
    { reasoning: "a", reasoning_details: [{ type: "reasoning.encrypted", data: "AAA" }] },
    [
      { kind: "reasoning", format: "text", text: "a" },
      { kind: "reasoning", format: "encrypted", text: "AAA" },
    ],
  ],
  ["reasoning under another name", { reasoning_content: "a" }, [{ kind: "reasoning", format: "text", text: "a" }]],
  [
    "thinking inside of the content",
    {
      content: [
        { type: "thinking", thinking: [{ type: "text", text: "a" }] },
        { type: "text", text: "b" },
      ],
    },
    [
      { kind: "reasoning", format: "text", text: "a" },
      { kind: "text", text: "b" },
    ],
  ],
  [
    "a tool call",
    { tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: "{}" } }] },
    [{ kind: "toolCall", id: "c", name: "f", toolType: "function", input: "{}" }],
  ],
  [
    "a custom tool call",
    { tool_calls: [{ id: "c", type: "custom", custom: { name: "f", input: "x" } }] },
    [{ kind: "toolCall", id: "c", name: "f", toolType: "custom", input: "x" }],
  ],
  [
    "images",
    { images: [{ type: "image_url", image_url: { url: "data:image/png;base64,A" } }, { b64_json: "B" }] },
    [
      { kind: "image", url: "data:image/png;base64,A" },
      { kind: "image", url: "data:image/png;base64,B" },
    ],
  ],
  ["audio", { audio: { data: "AA", transcript: "a" } }, [{ kind: "audio", data: "AA", transcript: "a" }]],
  [
    "videos and files",
    {
      content: [
        { type: "video_url", video_url: { url: "data:video/mp4;base64,AA" } },
        { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,AA" } },
      ],
    },
    [
      { kind: "file", name: "video", url: "data:video/mp4;base64,AA" },
      { kind: "file", name: "a.pdf", url: "data:application/pdf;base64,AA" },
    ],
  ],
  ["a refusal", { refusal: "No" }, [{ kind: "refusal", text: "No" }]],
  [
    "sources",
    { annotations: [{ type: "url_citation", url_citation: { url: "https://a.example/", title: "A", content: "c" } }] },
    [{ kind: "sources", sources: [{ title: "A", url: "https://a.example/", text: "c" }] }],
  ],
  ["an unknown part", { content: [{ type: "hologram", hologram: 1 }] }, [{ kind: "other", label: "hologram" }]],
])("shows %s", (_, message, parts) => {
  expect(partsOf(message)).toMatchObject(parts);
  expect(partsOf(message)).toHaveLength(parts.length);
});

test("reads a response of the Responses API", () => {
  const answer = readAnswer({
    object: "response",
    status: "incomplete",
    incomplete_details: { reason: "max_output_tokens" },
    usage: { input_tokens: 1, output_tokens: 2, output_tokens_details: { reasoning_tokens: 1 } },
    output: [
      { type: "reasoning", summary: [{ type: "summary_text", text: "s" }], encrypted_content: "AAA" },
      {
        type: "message",
        content: [
          {
            type: "output_text",
            text: "a",
            annotations: [{ type: "url_citation", url: "https://a.example/", title: "A" }],
          },
        ],
      },
      { type: "function_call", call_id: "c", name: "f", arguments: "{}" },
      { type: "image_generation_call", result: "AAAA" },
      { type: "web_search_call", status: "completed" },
    ],
  });
  expect(answer?.usage).toEqual({ inputTokens: 1, outputTokens: 2, reasoningTokens: 1 });
  expect(answer?.choices).toMatchObject([
    {
      finishReason: "max_output_tokens",
      parts: [
        { kind: "reasoning", format: "summary", text: "s" },
        { kind: "reasoning", format: "encrypted" },
        { kind: "text", text: "a" },
        { kind: "sources", sources: [{ title: "A", url: "https://a.example/" }] },
        { kind: "toolCall", id: "c", name: "f", input: "{}" },
        { kind: "image", url: "data:image/png;base64,AAAA" },
        { kind: "other", label: "web_search_call" },
      ],
    },
  ]);
});

test.each<[Json]>([
  [[]],
  ["text"],
  [null],
  [{ data: [] }],
  [{ choices: [] }],
  [{ choices: ["a", "b"] }],
  [{ output: "x", status: "y" }],
])("takes %j for no answer of a model", (body) => {
  expect(readAnswer(body)).toBeUndefined();
});

test("reads log probabilities in both forms", () => {
  const chat = readAnswer({
    choices: [
      {
        message: { content: "a" },
        logprobs: { content: [{ token: "a", logprob: -1, top_logprobs: [{ token: "b", logprob: -2 }] }] },
      },
    ],
  });
  expect(chat?.choices[0]?.logprobs?.()).toEqual([
    { token: "a", logprob: -1, alternatives: [{ token: "b", logprob: -2 }] },
  ]);
  const text = readAnswer({
    choices: [
      { text: "a", logprobs: { tokens: ["a", "c"], token_logprobs: [null, -1], top_logprobs: [null, { d: -2 }] } },
    ],
  });
  expect(text?.choices[0]?.logprobs?.()).toEqual([
    { token: "a", logprob: null, alternatives: [] },
    { token: "c", logprob: -1, alternatives: [{ token: "d", logprob: -2 }] },
  ]);
});
