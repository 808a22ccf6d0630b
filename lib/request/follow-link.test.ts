import { expect, test } from "vitest";
import type { AnswerLink } from "@/lib/fields/operation-form";
import type { Json } from "@/lib/json";
import { followLink, type LinkSource } from "./follow-link";
import { projectForm } from "./testing/project-form";

const chat = projectForm("sendChatCompletionRequest");
const source: LinkSource = {
  request: { path: { "user id": 7 }, header: { "X-Trace": "t" }, body: { model: "asked/for" } },
  status: 200,
  headers: [["x-generation-id", "gen-h"]],
  answer: { id: "gen-1", model: "openai/gpt-x:free", empty: "", nothing: null, list: [{ id: 5 }] },
};

function linkOf(value: Json, more: Partial<AnswerLink> = {}): AnswerLink {
  return {
    name: "l",
    operation: { id: "o", method: "GET", title: "O", path: "/o", route: "t/o" },
    parameters: [{ location: "query", name: "q", value }],
    locations: {},
    ...more,
  };
}

test("leads from a completion to its generation and to the endpoints of its model", () => {
  const found = chat.links?.map((link) => [link.operation.path, followLink(link, source)]);
  expect(found).toEqual([
    ["/generation", { query: { id: "gen-1" } }],
    ["/generation", { query: { id: "gen-h" } }],
    ["/models/{author}/{slug}/endpoints", { path: { author: "openai", slug: "gpt-x:free" } }],
  ]);
});

test("names no generation that the answer does not name", () => {
  expect(chat.links?.map((link) => followLink(link, { ...source, headers: [], answer: { error: {} } }))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each<[Json, Json | undefined]>([
  ["$response.body#/id", "gen-1"],
  ["$response.body#/list/0/id", 5],
  ["$response.body#/nothing", undefined],
  ["$response.body#/empty", undefined],
  ["$response.body#/lost", undefined],
  ["$response.header.X-Generation-Id", "gen-h"],
  ["$response.header.x-lost", undefined],
  ["$request.body#/model", "asked/for"],
  ["$request.path.user id", 7],
  ["$request.header.x-trace", "t"],
  ["$request.query.q", undefined],
  ["$statusCode", 200],
  ["$unknown", undefined],
  ["a-{$response.body#/id}-{$statusCode}", "a-gen-1-200"],
  ["a-{$response.body#/lost}", undefined],
  ["plain", "plain"],
  [5, 5],
])("evaluates %j", (value, expected) => {
  expect(followLink(linkOf(value), source)).toEqual(expected === undefined ? undefined : { query: { q: expected } });
});

test.each([["^(?<a>x)$"], ["("]])("finds nothing by the pattern %s", (pattern) => {
  const link = linkOf("plain", { split: { value: "$response.body#/id", pattern }, locations: { a: "path" } });
  expect(followLink(link, source)).toBeUndefined();
});
