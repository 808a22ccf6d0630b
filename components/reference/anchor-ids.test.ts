import { describe, expect, it } from "vitest";
import { anchorWithin } from "./anchor-ids";

describe("anchorWithin", () => {
  it.each([
    ["messages", "body-messages"],
    ["max_tokens", "body-max_tokens"],
    ["HTTP-Referer", "body-HTTP-Referer"],
    ["timestamp_granularities[]", "body-timestamp_granularities"],
    ["list of parts", "body-list-of-parts"],
    ["anthropic/2", "body-anthropic-2"],
    ["模型", "body-模型"],
    ["gpt-4.1", "body-gpt-4.1"],
    ["", "body-unnamed"],
    ["[]", "body-unnamed"],
    ["\ud800", "body-unnamed"],
    ['" onclick="x', "body-onclick-x"],
  ])("writes %j as %s", (name, anchor) => {
    expect(anchorWithin("body", name)).toBe(anchor);
  });

  it("cuts very long names between characters", () => {
    expect(anchorWithin("body", "𝒜".repeat(500))).toBe(`body-${"𝒜".repeat(60)}`);
  });
});
