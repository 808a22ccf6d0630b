import { expect, test } from "vitest";
import { createExchange } from "@/lib/stream/exchange";
import { listPhases } from "./list-phases";

function receive(serverTiming: string | undefined) {
  let now = 0;
  const exchange = createExchange(() => now);
  const run = exchange.begin({ method: "POST", url: "/", abort: () => {} });
  run.sent();
  now = 100;
  const headers: [string, string][] = [["content-type", "text/event-stream"]];
  if (serverTiming !== undefined) headers.push(["server-timing", serverTiming]);
  run.receiveHead({ status: 200, statusText: "", headers });
  now = 110;
  run.receiveBytes(new TextEncoder().encode(": hello\n\n"));
  now = 150;
  const chunk = { choices: [{ index: 0, delta: { content: "a" }, finish_reason: "stop" }] };
  run.receiveBytes(new TextEncoder().encode(`data: ${JSON.stringify(chunk)}\n\n`));
  now = 200;
  run.receiveBytes(new TextEncoder().encode("data: [DONE]\n\n"));
  run.end();
  const { phases, reported } = listPhases(exchange.getSnapshot());
  return { phases: phases.map(({ owner, startMs, endMs }) => [owner, startMs, endMs]), reported };
}

const afterHeaders = [
  ["api", 100, 110],
  ["model", 110, 150],
  ["model", 150, 200],
];

test("the relay's own figures divide the time until the headers", () => {
  const { phases, reported } = receive("relay-receive;dur=5, upstream-connect;dur=10, upstream-wait;dur=60, db;dur=3");
  expect(phases).toEqual([["way", 0, 25], ["relay", 25, 30], ["api", 30, 40], ["api", 40, 100], ...afterHeaders]);
  expect(reported).toEqual([{ name: "db", durationMs: 3 }]);
});

test("figures that do not fit, or none, leave the whole as this page saw it", () => {
  expect(receive(undefined).phases).toEqual([["api", 0, 100], ...afterHeaders]);
  const { phases } = receive("upstream-wait;dur=5000");
  expect(phases.slice(0, 2)).toEqual([
    ["way", 0, 0],
    ["api", 0, 100],
  ]);
});
