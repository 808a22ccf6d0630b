import { CompletionContext } from "@codemirror/autocomplete";
import { json } from "@codemirror/lang-json";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import { checkJsonText } from "@/lib/fields/check-json-text";
import { bodyNode } from "@/lib/fields/request-draft";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { completeJson } from "./json-assist";

const api = describeApi(readProjectDescription());
const chat = api.operations.find(({ id }) => id === "sendChatCompletionRequest");
if (!chat) throw new Error("The description has no chat");
const root = bodyNode(buildOperationForm(api, chat), "application/json");

/** Completions where `|` stands, and the text that the first of them would replace. */
function complete(marked: string): { labels: unknown[]; replaced: string } {
  const position = marked.indexOf("|");
  const doc = marked.replace("|", "");
  const state = EditorState.create({ doc, extensions: [json()] });
  const result = completeJson(root, new CompletionContext(state, position, true));
  return {
    labels: result?.options.map(({ label }) => JSON.parse(label)) ?? [],
    replaced: doc.slice(result?.from ?? 0, result?.to ?? 0),
  };
}

describe("completion", () => {
  it("offers the properties that are not there yet, required ones first", () => {
    const { labels } = complete('{"model": "a", |}');
    expect(labels).toContain("messages");
    expect(labels).not.toContain("model");
    expect(complete("{|").labels).toEqual(expect.arrayContaining(["model", "messages"]));
  });

  it.each([
    ['{"temp|": 1}', "temperature", '"temp"'],
    ['{"temp|', "temperature", '"temp'],
    ['{"messages": [{"ro|"}]}', "role", '"ro"'],
    ['{"messages": [{"role": "user", "content": [{"type": "image_url", "|"}]}]}', "image_url", '""'],
    ['{"messages": [{"role": "assistant", |}]}', "tool_calls", ""],
    ['{"reasoning": {|}}', "effort", ""],
  ])("of names in %s has %s", (marked, name, replaced) => {
    const found = complete(marked);
    expect(found.labels).toContain(name);
    expect(found.replaced).toBe(replaced);
  });

  it("offers what every variant may have while nothing tells which it is", () => {
    const { labels } = complete('{"messages": [{"role": "user", "content": [{|}]}]}');
    expect(labels).toEqual(expect.arrayContaining(["type", "text", "image_url"]));
    expect(complete('{"messages": [{"role": "user", "content": [{"type": "text", |}]}]}').labels).not.toContain(
      "image_url",
    );
  });

  it.each<[marked: string, values: unknown[]]>([
    ['{"stream": |}', [true, false]],
    ['{"reasoning": {"effort": "|"}}', ["high", "low"]],
    ['{"messages": [{"role": |', ["user", "tool"]],
    ['{"modalities": ["text", |]}', ["image", "audio"]],
  ])("of values in %s has %j", (marked, values) => {
    expect(complete(marked).labels).toEqual(expect.arrayContaining(values));
  });
});

describe("checks of the text", () => {
  it("say with the exact path what the description does not expect, and where it stands", () => {
    const text = '{"model": "a", "messages": [{"role": "user", "content": 5}], "top_logprobs": 3, "temperature": 9}';
    const problems = checkJsonText(root, text).map(({ from, to, message }) => `${text.slice(from, to)} ${message}`);
    expect(problems).toEqual([
      expect.stringMatching(/^5 messages 1 › content: Must be text/),
      "9 temperature: Must be 2 or less",
      '"top_logprobs" top_logprobs: Has an effect only together with logprobs: true',
    ]);
    expect(checkJsonText(root, '{"messages": [{"role": "user"}], "model": "a"}')).toEqual([
      { from: 14, to: 15, message: "messages 1 › content: Required" },
    ]);
  });
});
