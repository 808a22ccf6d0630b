import { expect, test } from "vitest";
import { isHeavyText } from "./is-heavy-text";

test.each([
  ["a long prompt", "word ".repeat(8_000), false],
  ["a very long prompt", "word ".repeat(12_000), true],
  ["an image as a data URL", `data:image/png;base64,${"A".repeat(20_000)}`, true],
  ["a short data URL", `data:image/png;base64,${"A".repeat(2_000)}`, false],
  ["a megabyte without spaces", "A".repeat(1_000_000), true],
])("%s", (_, text, isHeavy) => {
  expect(isHeavyText(text)).toBe(isHeavy);
});
