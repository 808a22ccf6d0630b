import { expect, test } from "vitest";
import { matchesWords } from "./matches-words";

test.each([
  ["GPT-4o mini openai/gpt-4o-mini", "mini gpt", true],
  ["GPT-4o mini openai/gpt-4o-mini", "OPENAI/", true],
  ["GPT-4o mini openai/gpt-4o-mini", "mini claude", false],
  ["anything", "  ", true],
])("in %j finds %j: %j", (text, query, found) => {
  expect(matchesWords(text, query)).toBe(found);
});
