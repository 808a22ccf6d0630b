import { expect, it } from "vitest";
import type { JsonPath } from "@/lib/json";
import { formatPath } from "./problem";

it.each<[JsonPath, string]>([
  [["messages", 1, "content", 0, "image_url", "url"], "messages 2 › content 1 › image_url › url"],
  [[], ""],
  [[0], "item 1"],
  [["a", 0, 1], "a 1 2"],
  [["", "a b", "x › y", "gpt-4.1"], '"" › "a b" › "x › y" › gpt-4.1'],
])("formats %j for reading", (path, text) => {
  expect(formatPath(path)).toBe(text);
});
