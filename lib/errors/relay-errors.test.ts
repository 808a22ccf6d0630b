import { describe, expect, test } from "vitest";
import { readRelayError, relayErrors, toRelayErrorBody } from "@/lib/errors/relay-errors";

describe("relayErrors", () => {
  test.each(Object.entries(relayErrors))("%s has an error status and says what to do next", (_, text) => {
    expect(text.status).toBeGreaterThanOrEqual(400);
    expect(text.explanation).toMatch(/\.$/);
    expect(text.nextStep).toMatch(/\.$/);
    expect(text.title).not.toMatch(/\.$/);
  });
});

describe("readRelayError", () => {
  test("reads what toRelayErrorBody wrote", () => {
    const body = toRelayErrorBody({ code: "body_too_large", detail: "limit 5 bytes" }, "id-1");
    expect(readRelayError(JSON.parse(JSON.stringify(body)))).toEqual({
      code: "body_too_large",
      detail: "limit 5 bytes",
      requestId: "id-1",
      message: body.error.message,
    });
    expect(body.error.message).toContain("limit 5 bytes");
  });

  test.each([
    [null],
    ["error"],
    [{}],
    [{ error: "text" }],
    [{ error: { code: 502, message: "x" } }],
    [{ error: { metadata: { source: "provider", error_type: "upstream_lost" } } }],
    [{ error: { metadata: { source: "relay", error_type: "toString" } } }],
    [{ error: { metadata: { source: "relay", error_type: 502 } } }],
  ])("does not take %j for the relay's", (value) => {
    expect(readRelayError(value)).toBeUndefined();
  });
});
