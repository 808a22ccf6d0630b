import { describe, expect, test } from "vitest";
import { readRelayError } from "@/lib/errors/relay-errors";
import { EventBoundary, renderLossEvent } from "@/lib/relay/loss-event";

const failure = { code: "upstream_lost", detail: "ECONNRESET" } as const;

describe("renderLossEvent", () => {
  test.each([
    ["chat-completions", { choices: [{ finish_reason: "error", delta: { content: "" } }] }],
    ["completions", { choices: [{ finish_reason: "error", text: "" }] }],
    ["responses", { type: "error", code: "server_error" }],
    [undefined, {}],
  ] as const)("is one event with the relay's mark for %s", (assembler, shape) => {
    const event = renderLossEvent(failure, assembler, "id-1");
    expect(event).toMatch(/^data: .*\n\n$/);
    const data: unknown = JSON.parse(event.slice("data: ".length));
    expect(data).toMatchObject({ ...shape, error: { code: 502, metadata: { source: "relay" } } });
    expect(readRelayError(data)).toMatchObject({ code: "upstream_lost", detail: "ECONNRESET", requestId: "id-1" });
  });
});

describe("EventBoundary", () => {
  test.each([
    ["", ""],
    ["data: 1\n\n", ""],
    ["data: 1\r\n\r\n", ""],
    ["data: 1\r\r", ""],
    [": comment\n\n", ""],
    ["data: 1\n", "\n\n"],
    ["data: 1\r\n", "\n\n"],
    ["data: 1\r\n\r", "\n\n"],
    ["data: {", "\n\n"],
    ["data: 1\n\ndata", "\n\n"],
  ])("after %j an event needs %j before it, however the bytes were cut", (text, separator) => {
    const bytes = new TextEncoder().encode(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      const boundary = new EventBoundary();
      boundary.feed(bytes.subarray(0, cut));
      boundary.feed(bytes.subarray(cut));
      expect(boundary.separator).toBe(separator);
    }
  });
});
