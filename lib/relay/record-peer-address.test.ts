import { once } from "node:events";
import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recordPeerAddress } from "@/lib/relay/record-peer-address";

const server = createServer((request, response) => {
  response.end(request.headers["x-relay-peer-address"]);
});
let stop: () => void;

beforeAll(async () => {
  stop = recordPeerAddress();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterAll(() => {
  stop();
  server.close();
});

test("overwrites what a client claims with the address of its socket", async () => {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { "x-relay-peer-address": "6.6.6.6" } });
  expect(await response.text()).toBe("127.0.0.1");
});
