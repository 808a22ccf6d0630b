import { once } from "node:events";
import { createServer } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prepareIncomingRequests } from "@/lib/relay/prepare-incoming";

const server = createServer((request, response) => {
  const { method, url, headers } = request;
  response.end(
    JSON.stringify({ method, url, peer: headers["x-relay-peer-address"], wire: headers["x-relay-wire-url"] }),
  );
});
let stop: () => void;
let port = 0;

beforeAll(async () => {
  stop = prepareIncomingRequests();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(() => {
  stop();
  server.close();
});

async function ask(method: string, target: string): Promise<unknown> {
  const socket = connect(port, "127.0.0.1");
  const forged = "X-Relay-Peer-Address: 6.6.6.6\r\nX-Relay-Wire-Url: /api/relay/forged/x";
  socket.write(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${forged}\r\n\r\n`);
  let text = "";
  for await (const piece of socket) {
    text += piece;
  }
  return JSON.parse(text.slice(text.indexOf("\r\n\r\n")).replace(/^[^{]*|[^}]*$/g, ""));
}

describe("prepareIncomingRequests", () => {
  test("overwrites what a client claims with the address of its socket", async () => {
    expect(await ask("GET", "/page?a=1")).toEqual({ method: "GET", url: "/page?a=1", peer: "127.0.0.1" });
  });

  test.each(["/api/relay/a/%ff", "/api/relay/a//b/", "/api/relay/a/../b?nxtPx=1&a=%27", "/api/relay/"])(
    "keeps %s from Next and for the relay",
    async (target) => {
      expect(await ask("POST", target)).toEqual({
        method: "POST",
        url: "/api/relay/server/path",
        peer: "127.0.0.1",
        wire: target,
      });
    },
  );

  test("gives a method that no Request can have another name", async () => {
    expect(await ask("TRACE", "/api/relay/a/b")).toMatchObject({ method: "UNKNOWN" });
  });
});
