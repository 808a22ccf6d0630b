import { expect, test } from "vitest";
import { samplePattern } from "./sample-pattern";
import { sampleText } from "./sample-text";

test.each([
  "^[a-z0-9]+$",
  "^sk-or-v1-[0-9a-f]{8}$",
  "^(user|assistant)_\\d{2,}$",
  "^#?([a-fA-F0-9]{6}|[a-fA-F0-9]{3})$",
  "^\\d{4}-\\d{2}-\\d{2}$",
  "^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$",
  "^(?:https?|ftp)://[\\w.-]+(?:/\\S*)?$",
  "^(?<name>[A-Z][a-z]+)$",
  "^[\\w.\\-/]+$",
  "^\\p{Lu}\\p{L}*$",
  "^\\u0041\\x42.$",
  "^[+-]?\\d+(\\.\\d+)?$",
  "^.{3,5}$",
  "^a*b+c?$",
  "^\\[\\d+\\]\\{x\\}$",
  "^[]]$".replace("[]]", "[\\]]"),
  "abc",
  "",
])("makes text for %s", (pattern) => {
  const sample = samplePattern(pattern);
  expect(sample).toMatch(new RegExp(pattern, "u"));
});

test.each(["^(a)\\1$", "(?i)abc", "a(", "[a"])("gives up on %s", (pattern) => {
  expect(samplePattern(pattern)).toBeUndefined();
});

test.each([
  [{ minLength: 20 }, /^.{20}$/],
  [{ maxLength: 2 }, /^te$/],
  [{ pattern: "^[a-z]+$", minLength: 12 }, /^[a-z]{12}$/],
  [{ pattern: "^(?=.*\\d)[a-z\\d]{4,}$" }, undefined],
  [{ format: "date-time" }, /^\d{4}-\d{2}-\d{2}T/],
  [{ format: "uuid", pattern: "^[a-f\\d-]+$" }, /^[a-f\d-]{36}$/],
  [{ format: "constructor" }, /^text$/],
  [{ suggestions: ["fast"] }, /^fast$/],
  [{ pattern: "^x-", suggestions: ["fast"] }, /^x-/],
])("text for %j fits", (field, expected) => {
  const sample = sampleText({ kind: "string", ...field });
  expect(typeof sample).toBe("string");
  if (expected) {
    expect(sample).toMatch(expected);
  }
});
