import { describe, expect, test } from "vitest";
import { createEventDecoder } from "./decode-events";
import { createExchange } from "./exchange";
import { streamFixtures } from "./fixtures/all";
import { framingFixtures } from "./fixtures/framing";
import type { StreamFixture } from "./fixtures/stream-fixture";

/**
 * Every pair of positions for what is about framing and for short streams, every position for longer ones; still longer
 * ones come byte by byte.
 */
const maxPairBytes = 120;
const maxFramingPairBytes = 220;
const maxSingleBytes = 400;

function receive(fixture: StreamFixture, parts: Uint8Array<ArrayBuffer>[]) {
  const exchange = createExchange(() => 0);
  const run = exchange.begin({ method: "POST", url: "/", assembler: fixture.expected, abort: () => {} });
  run.sent();
  run.receiveHead({ status: 200, statusText: "", headers: [["content-type", "text/event-stream; charset=utf-8"]] });
  for (const part of parts) run.receiveBytes(part);
  run.end();
  return exchange;
}

/** Everything that framing says about a stream, as one string. */
function frame(parts: Uint8Array[]): string {
  const text: string[] = [];
  const decoder = createEventDecoder((piece) => text.push(piece));
  const events = [...parts.flatMap((part) => decoder.feed(part, 0)), ...decoder.end(0)];
  return JSON.stringify([events, text.join("")]);
}

describe.each(streamFixtures.map((fixture) => [fixture.name, fixture] as const))("%s", (_, fixture) => {
  const { bytes } = fixture;

  test("assembles and ends as it should", () => {
    const exchange = receive(fixture, [bytes]);
    expect(exchange.assembled()).toEqual(fixture.value);
    expect(exchange.getSnapshot().state).toBe(fixture.state);
    expect(exchange.getSnapshot().rawText?.toString()).toBe(
      new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes),
    );
  });

  test("gives the same byte by byte", () => {
    const exchange = receive(
      fixture,
      [...bytes].map((byte) => Uint8Array.of(byte)),
    );
    expect(exchange.assembled()).toEqual(fixture.value);
    expect(exchange.getSnapshot().state).toBe(fixture.state);
    expect(exchange.bytes().flatMap((part) => [...part])).toEqual([...bytes]);
  });

  test("gives the same cut anywhere", () => {
    const whole = frame([bytes]);
    expect(frame([...bytes].map((byte) => Uint8Array.of(byte)))).toBe(whole);
    const different: number[][] = [];
    const maxPairs = framingFixtures.includes(fixture) ? maxFramingPairBytes : maxPairBytes;
    if (bytes.length > maxSingleBytes) return;
    for (let first = 0; first <= bytes.length; first += 1) {
      const seconds = bytes.length <= maxPairs ? bytes.length : first;
      for (let second = first; second <= seconds; second += 1) {
        const parts = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
        if (frame(parts) !== whole) different.push([first, second]);
      }
    }
    expect(different).toEqual([]);
  });
});
