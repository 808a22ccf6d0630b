import { describe, expect, it } from "vitest";
import { describeApi } from "@/lib/openapi/describe-api";
import { readProjectDescription } from "@/lib/openapi/testing/read-fixture";
import { buildOperationForm } from "./build-operation-form";
import { checkRequest } from "./check-request";
import type { FieldNode } from "./field";
import { listRuleProblems } from "./list-rule-problems";
import { requestDraftFromValues } from "./request-draft";

const api = describeApi(readProjectDescription());
const forms = new Map(api.operations.map((operation) => [operation.id, buildOperationForm(api, operation)]));

function check(id: string, body: Record<string, unknown>): string[] {
  const form = forms.get(id);
  if (!form) throw new Error(id);
  const draft = requestDraftFromValues(form, { body: JSON.parse(JSON.stringify(body)) });
  return checkRequest(form, draft).map(({ where, message }) => `${where}: ${message}`);
}

const chat = { model: "a/b", messages: [{ role: "user", content: "x" }] };

describe("rules between properties", () => {
  it.each<[what: string, body: Record<string, unknown>, problems: string[]]>([
    ["nothing beside", { top_logprobs: 2 }, ["top_logprobs: Has an effect only together with logprobs: true"]],
    [
      "another value",
      { top_logprobs: 2, logprobs: false },
      ["top_logprobs: Has an effect only together with logprobs: true"],
    ],
    ["what is needed", { top_logprobs: 2, logprobs: true }, []],
    ["null instead", { top_logprobs: null }, []],
    [
      "no tools",
      { tool_choice: "auto", parallel_tool_calls: false },
      [
        "tool_choice: Has an effect only together with tools",
        "parallel_tool_calls: Has an effect only together with tools",
      ],
    ],
    [
      "both names",
      { max_tokens: 1, max_completion_tokens: 1 },
      ["max_tokens: Give either this or max_completion_tokens"],
    ],
    [
      "something inside of another",
      { reasoning_effort: "low", reasoning: { effort: "high" } },
      ["reasoning_effort: Give either this or reasoning › effort"],
    ],
    ["another part of the same", { reasoning_effort: "low", reasoning: { summary: "auto" } }, []],
    [
      "no stream",
      { stream: false, stream_options: {} },
      ["stream_options: Has an effect only together with stream: true"],
    ],
  ])("are pointed out with %s", (_, body, problems) => {
    expect(check("sendChatCompletionRequest", { ...chat, ...body })).toEqual(problems);
  });

  it("hold for values that exclude one another only with a certain value", () => {
    const body = { model: "m", prompt: "p", best_of: 2 };
    expect(check("createCompletions", { ...body, stream: false })).toEqual([]);
    expect(check("createCompletions", { ...body, stream: true })).toEqual([
      "best_of: Give either this or stream: true",
    ]);
  });

  it("hold inside of lists, maps and variants of recursive nodes", () => {
    const inner: FieldNode = {
      kind: "object",
      additional: "open",
      properties: [
        { name: "a", required: false, node: { kind: "any", hints: { requires: [{ at: "/b~1c" }] } } },
        { name: "b/c", required: false, node: { kind: "any" } },
      ],
    };
    const node: FieldNode = {
      kind: "union",
      variants: [
        { label: "list", node: { kind: "array", item: inner } },
        { label: "map", node: { kind: "map", value: inner } },
      ],
    };
    inner.properties.push({ name: "again", required: false, node });
    expect(
      listRuleProblems(node, [
        { a: 1, "b/c": 1 },
        { "b/c": 1, again: { key: { a: 1 } } },
      ]),
    ).toEqual([{ path: [1, "again", "key", "a"], code: "rule", message: "Has an effect only together with b/c" }]);
  });

  it("are kept by every example of the description", () => {
    for (const form of forms.values()) {
      for (const { values, name } of form.examples) {
        const problems = checkRequest(form, requestDraftFromValues(form, values));
        expect(
          problems.filter(({ code }) => code === "rule"),
          `${form.id} ${name}`,
        ).toEqual([]);
      }
    }
  });
});
