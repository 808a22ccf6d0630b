import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createExchange, type Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { sendRequest } from "./send-request";

const chunk = (content: string, rest: object = {}) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, ...rest }] })}\n\n`;

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function createSignal(): { give: () => void; given: Promise<void> } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give: () => give(), given };
}

function until(exchange: Exchange, holds: (snapshot: ExchangeSnapshot) => boolean): Promise<ExchangeSnapshot> {
  return new Promise((resolve) => {
    const check = () => {
      const snapshot = exchange.getSnapshot();
      if (!holds(snapshot)) return;
      unsubscribe();
      resolve(snapshot);
    };
    const unsubscribe = exchange.subscribe(check);
    check();
  });
}

test("sends method, headers and body, and receives a stream", async () => {
  let received = "";
  const url = await serve(async (request, response) => {
    received = `${request.method} ${request.headers["x-a"]} `;
    for await (const piece of request) received += piece;
    response.writeHead(200, { "content-type": "text/event-stream", "x-generation-id": "g" });
    response.end(chunk("Hel") + chunk("lo", { finish_reason: "stop" }));
  });
  const exchange = createExchange();
  await sendRequest(exchange, { url, method: "POST", headers: [["X-A", "b"]], body: '{"é":1}' });
  expect(received).toBe('POST b {"é":1}');
  expect(exchange.getSnapshot()).toMatchObject({ state: "done", response: { status: 200 } });
  expect(exchange.getSnapshot().response?.headers).toContainEqual(["x-generation-id", "g"]);
  expect(exchange.assembled()).toMatchObject({ choices: [{ message: { content: "Hello" } }] });
});

test("keeps what arrived when the connection breaks", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(chunk("Half"), () => response.socket?.resetAndDestroy());
  });
  const exchange = createExchange();
  await sendRequest(exchange, { url, method: "GET", headers: [] });
  expect(exchange.getSnapshot()).toMatchObject({ state: "cut", failure: { kind: "connection-lost" } });
  expect(exchange.assembled()).toMatchObject({ choices: [{ message: { content: "Half" } }] });
});

test("takes a body shorter than announced for cut", async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
    response.write('{"data":', () => response.socket?.destroy());
  });
  const exchange = createExchange();
  await sendRequest(exchange, { url, method: "GET", headers: [] });
  expect(exchange.getSnapshot()).toMatchObject({ state: "cut", sizeBytes: 8 });
});

test("explains a server that is not there and a request that cannot be built", async () => {
  const url = await serve(() => {});
  const server = servers.pop();
  server?.close();
  const exchange = createExchange();
  await sendRequest(exchange, { url, method: "GET", headers: [] });
  expect(exchange.getSnapshot()).toMatchObject({ state: "error", failure: { kind: "unreachable" } });
  await sendRequest(exchange, { url, method: "GET", headers: [["X-A", "日本"]] });
  expect(exchange.getSnapshot()).toMatchObject({ state: "error", failure: { kind: "refused-by-browser" } });
  await sendRequest(exchange, { url, method: "GET", headers: [], body: "x" });
  expect(exchange.getSnapshot()).toMatchObject({ state: "error", failure: { kind: "refused-by-browser" } });
});

test.each([["stop"], ["signal"]])(
  "tells the server when it is ended by %s, before and during the answer",
  async (how) => {
    for (const answered of [false, true]) {
      const closed = createSignal();
      const arrived = createSignal();
      const url = await serve((request, response) => {
        request.socket.once("close", () => closed.give());
        if (answered) {
          response.writeHead(200, { "content-type": "text/event-stream" });
          response.write(chunk("Half"));
        }
        arrived.give();
      });
      const exchange = createExchange();
      const controller = new AbortController();
      const sent = sendRequest(exchange, { url, method: "POST", headers: [], body: "{}", signal: controller.signal });
      await arrived.given;
      if (answered) await until(exchange, (snapshot) => snapshot.events.length === 1);
      if (how === "stop") exchange.stop();
      else controller.abort();
      expect(exchange.getSnapshot().state).toBe("stopped");
      await Promise.all([sent, closed.given]);
      expect(exchange.getSnapshot().state).toBe("stopped");
      expect(exchange.getSnapshot().events).toHaveLength(answered ? 1 : 0);
    }
  },
);

test("lets a sixth request wait for a connection, where it can be stopped unsent", async () => {
  const held: ServerResponse[] = [];
  const url = await serve((_, response) => {
    held.push(response);
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
  });
  const exchanges = Array.from({ length: 7 }, () => createExchange());
  const sent = exchanges.map((exchange) => sendRequest(exchange, { url, method: "GET", headers: [] }));
  const [sixth, seventh] = exchanges.slice(5);
  if (!sixth || !seventh) throw new Error("There are seven exchanges");
  await Promise.all(exchanges.slice(0, 5).map((exchange) => until(exchange, ({ state }) => state === "streaming")));
  expect(sixth.getSnapshot()).toMatchObject({ state: "sending", waiting: true });
  sixth.stop();
  expect(sixth.getSnapshot()).toMatchObject({ state: "stopped", sentAtMs: null });
  held[0]?.end(chunk("a", { finish_reason: "stop" }));
  await until(seventh, ({ state }) => state === "streaming");
  expect(held).toHaveLength(6);
  for (const response of held) response.end(chunk("a", { finish_reason: "stop" }));
  await Promise.all(sent);
  expect(exchanges.map((exchange) => exchange.getSnapshot().state)).toEqual([
    "done",
    "done",
    "done",
    "done",
    "done",
    "stopped",
    "done",
  ]);
});
