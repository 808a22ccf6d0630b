import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { readRelayError } from "@/lib/errors/relay-errors";
import { type RelayFixture, serveRelayFixture, startRelayFixture } from "@/lib/relay/relay-fixture";

let fixture: RelayFixture;
const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) {
    await cleanup();
  }
  await fixture.close();
});

/** A client that sends exactly these bytes, in these pieces, to the relay behind a real server. */
async function openSocket(): Promise<Socket> {
  const served = await serveRelayFixture(fixture);
  cleanups.push(served.close);
  const socket = connect(served.port, "127.0.0.1");
  socket.on("error", () => {});
  cleanups.unshift(() => socket.destroy());
  await once(socket, "connect");
  return socket;
}

const head = (...lines: string[]) =>
  ["POST /api/relay/main/chat/completions HTTP/1.1", "Host: localhost", ...lines, "", ""].join("\r\n");

async function readAnswer(socket: Socket): Promise<{ status: number; code: string | undefined }> {
  let text = "";
  for await (const piece of socket) {
    text += piece;
    // The relay's own errors come with one chunk or one length; each ends in two closing braces of JSON.
    if (text.includes("}}}") || text.includes("[DONE]")) {
      break;
    }
  }
  const json = /\{"error".*\}\}/.exec(text)?.[0];
  return {
    status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]),
    code: json === undefined ? undefined : readRelayError(JSON.parse(json))?.code,
  };
}

describe("the request body limit", () => {
  const limit = 100_000;
  const body = (size: number) => "x".repeat(size);
  const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

  test.each([
    ["with Content-Length, at the limit", limit, [`Content-Length: ${limit}`], body(limit), 200],
    ["with Content-Length, one over", limit + 1, [`Content-Length: ${limit + 1}`], body(limit + 1), 413],
    ["with Content-Length, one over, nothing sent yet", 0, [`Content-Length: ${limit + 1}`], "", 413],
    ["chunked, at the limit", limit, ["Transfer-Encoding: chunked"], `${chunk(body(limit))}0\r\n\r\n`, 200],
    ["chunked, one over", limit + 1, ["Transfer-Encoding: chunked"], `${chunk(body(limit + 1))}0\r\n\r\n`, 413],
    ["chunked, one over, never ending", limit + 1, ["Transfer-Encoding: chunked"], chunk(body(limit + 1)), 413],
  ])("%s", async (_, size, headers, sent, status) => {
    fixture = await startRelayFixture({ limits: { bodyLimitBytes: limit } });
    const socket = await openSocket();
    socket.write(head(...headers) + sent);
    expect(await readAnswer(socket)).toEqual({ status, code: status === 413 ? "body_too_large" : undefined });
    expect(fixture.upstream.requests.map((request) => request.body.length)).toEqual(status === 200 ? [size] : []);
  });

  test("a body that stalls is body_timeout, and nothing reaches the API", async () => {
    fixture = await startRelayFixture({ limits: { bodyIdleTimeoutMs: 50 } });
    const socket = await openSocket();
    socket.write(`${head("Content-Length: 10")}12345`);
    expect(await readAnswer(socket)).toEqual({ status: 408, code: "body_timeout" });
    expect(fixture.upstream.requests).toEqual([]);
  });

  test("a body shorter than announced is body_incomplete, and nothing reaches the API", async () => {
    fixture = await startRelayFixture();
    const response = await fixture.post("12345", { headers: { "content-length": "10" } });
    expect(response.status).toBe(400);
    expect(readRelayError(await response.json())?.code).toBe("body_incomplete");
    expect(fixture.upstream.requests).toEqual([]);
  });

  test("a client that vanishes half-way through its body reaches nothing", async () => {
    fixture = await startRelayFixture();
    const socket = await openSocket();
    const logged = fixture.nextLog();
    socket.write(`${head("Content-Length: 10")}12345`, () => socket.resetAndDestroy());
    expect(await logged).toMatchObject({ end: "client_gone" });
    expect(fixture.upstream.requests).toEqual([]);
    expect(fixture.dependencies.admission.activeCount).toBe(0);
  });
});

describe("the memory for request bodies", () => {
  test("is refused when others fill it, and free again when they are over", async () => {
    fixture = await startRelayFixture({ limits: { bodyLimitBytes: 1000, bodiesLimitBytes: 1500 } });
    fixture.upstream.script("idle");
    const held = await fixture.post("x".repeat(1000));
    expect(held.status).toBe(200);
    const refused = await fixture.post("x".repeat(600));
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(readRelayError(await refused.json())?.code).toBe("bodies_too_large");
    expect((await fixture.post("x".repeat(1001))).status).toBe(413);
    const logged = fixture.nextLog();
    await held.body?.cancel();
    await logged;
    fixture.upstream.script("json");
    for (let sent = 0; sent < 3; sent++) expect((await fixture.post("x".repeat(1000))).status).toBe(200);
  });
});

describe("requests at once", () => {
  test("are refused above the limit with Retry-After and let in again when one ends", async () => {
    fixture = await startRelayFixture({ limits: { maxStreams: 3 } });
    fixture.upstream.script("hang-after-headers");
    const held = await Promise.all([fixture.post("{}"), fixture.post("{}"), fixture.post("{}")]);
    const refused = await fixture.post("{}");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("5");
    expect(readRelayError(await refused.json())?.code).toBe("too_many_streams");
    await held[0]?.body?.cancel();
    fixture.upstream.script("json");
    expect((await fixture.post("{}")).status).toBe(200);
    expect(fixture.upstream.requests).toHaveLength(4);
    await Promise.all([held[1]?.body?.cancel(), held[2]?.body?.cancel()]);
  });

  test("are counted down however a request ends", async () => {
    fixture = await startRelayFixture({ limits: { headersTimeoutMs: 20, idleTimeoutMs: 20 } });
    for (const mode of ["json", "status", "redirect", "garbage", "hang", "idle", "reset-mid-stream", "gzip"] as const) {
      fixture.upstream.script(mode);
      const response = await fixture.post("{}");
      await response.text();
    }
    await fixture.send("/models", { method: "HEAD" });
    expect(fixture.dependencies.admission.activeCount).toBe(0);
  });

  test("per minute are refused with the time to wait", async () => {
    fixture = await startRelayFixture({ limits: { requestsPerMinute: 1 } });
    fixture.upstream.script("json");
    const headers = { "x-relay-peer-address": "203.0.113.9" };
    expect((await fixture.post("{}", { headers })).status).toBe(200);
    const refused = await fixture.post("{}", { headers });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(readRelayError(await refused.json())?.code).toBe("too_many_requests");
    expect(fixture.upstream.requests).toHaveLength(1);
  });

  test("of a process that is being stopped are refused, and told to connect anew", async () => {
    fixture = await startRelayFixture();
    await fixture.dependencies.lifecycle.drain(0);
    const refused = await fixture.post("{}");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("connection")).toBe("close");
    expect(readRelayError(await refused.json())?.code).toBe("shutting_down");
    expect(fixture.upstream.requests).toEqual([]);
  });

  test("that outlast the grace time keep what arrived and end with the reason", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("idle");
    const response = await fixture.post("{}");
    await fixture.dependencies.lifecycle.drain(1);
    const text = await response.text();
    expect(text).toContain("plain ");
    expect(text).toContain('"error_type":"shutting_down"');
    expect(fixture.logs).toMatchObject([{ end: "shutting_down" }]);
  });

  test("each get their own answer, whole", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script(async (call) => {
      const body = await call.body;
      call.response.writeHead(200, { "content-type": "text/event-stream" });
      for (let index = 0; index < 50; index++) {
        await new Promise<void>((resolve) => {
          call.response.write(`data: ${body.toString()}-${index}\n\n`, () => resolve());
        });
      }
      call.response.end();
    });
    const texts = await Promise.all(
      Array.from({ length: 100 }, async (_, id) => (await fixture.post(String(id))).text()),
    );
    for (const [id, text] of texts.entries()) {
      expect(text).toBe(Array.from({ length: 50 }, (_, index) => `data: ${id}-${index}\n\n`).join(""));
    }
  });
});

describe("a slow reader", () => {
  test("makes the upstream wait, and loses nothing when it reads on", async () => {
    fixture = await startRelayFixture({ limits: { idleTimeoutMs: 1000 } });
    const totalBytes = 96 * 1024 * 1024;
    fixture.upstream.script("flood", { totalBytes });
    const arriving = fixture.upstream.nextCall();
    const response = await fixture.post("{}");
    const { socket } = await arriving;
    const plateau = await waitUntilStill(() => socket.bytesWritten);
    expect(plateau).toBeLessThan(16 * 1024 * 1024);
    let receivedBytes = 0;
    for await (const piece of response.body ?? []) {
      receivedBytes += piece.byteLength;
    }
    expect(fixture.logs).toMatchObject([{ end: "complete", responseBytes: receivedBytes }]);
    expect(receivedBytes).toBe(totalBytes);
  });
});

/** Looks until a growing number has stayed the same for longer than the idle limit of the test. */
async function waitUntilStill(read: () => number): Promise<number> {
  let last = -1;
  for (let still = 0; still < 40; ) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    const now = read();
    still = now > 0 && now === last ? still + 1 : 0;
    last = now;
  }
  return last;
}
