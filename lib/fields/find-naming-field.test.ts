import { expect, test } from "vitest";
import { projectForm } from "@/lib/request/testing/project-form";
import { findNamedField, findNamingField } from "./find-naming-field";

const chat = projectForm("sendChatCompletionRequest");

test.each([
  ["sendChatCompletionRequest", { place: "body", path: ["model"] }],
  ["listEndpoints", { place: "path", path: ["author"] }],
  ["getGeneration", { place: "query", path: ["id"] }],
  ["getCredits", undefined],
])("knows what %s asks for", (id, expected) => {
  expect(findNamingField(projectForm(id))).toEqual(expected);
});

test.each([
  ["model", { place: "body", path: ["model"] }],
  ["messages[0].content[1].text", { place: "body", path: ["messages", 0, "content", 1, "text"] }],
  ["body.messages.0.content", { place: "body", path: ["messages", 0, "content"] }],
  ["$.temperature", { place: "body", path: ["temperature"] }],
  ["/messages/0", { place: "body", path: ["messages", 0] }],
  ["tools['0']['function']", { place: "body", path: ["tools", "0", "function"] }],
  ["header.X-Title", { place: "header", path: ["X-Title"] }],
  ["X-Title", { place: "header", path: ["X-Title"] }],
  ["query.model", undefined],
  ["0", undefined],
  ["", undefined],
  ["nothing_of_the_kind", undefined],
])("finds the field that an error calls %j", (text, expected) => {
  expect(findNamedField(chat, text)).toEqual(expected);
});
