import { once } from "node:events";
import { createServer } from "node:net";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { completionBody, completionEvents } from "@/e2e/upstream/completion";
import { readRelayError } from "@/lib/errors/relay-errors";
import { type RelayFixture, startRelayFixture } from "@/lib/relay/relay-fixture";

let fixture: RelayFixture;

afterEach(() => fixture.close());

async function readFailure(response: Response) {
  return { status: response.status, code: readRelayError(await response.json())?.code };
}

/** The last event of a stream, which is where the relay reports a loss. */
function readLastEvent(text: string): unknown {
  const last = text.trimEnd().split("\n\n").at(-1) ?? "";
  return JSON.parse(last.replace(/^data: /, ""));
}

describe("before an answer", () => {
  test.each([
    ["reset-before-headers", 502, "upstream_closed", 60_000],
    ["garbage", 502, "upstream_bad_answer", 60_000],
    ["big-headers", 502, "upstream_bad_answer", 60_000],
    ["hang", 504, "headers_timeout", 50],
  ] as const)("%s is %i %s", async (mode, status, code, headersTimeoutMs) => {
    fixture = await startRelayFixture({ limits: { headersTimeoutMs } });
    fixture.upstream.script(mode);
    expect(await readFailure(await fixture.post("{}"))).toEqual({ status, code });
    expect(fixture.logs).toMatchObject([{ end: code, status }]);
  });

  test.each([
    ["a port that nobody listens on", "http://127.0.0.1:9/api"],
    ["a name that does not resolve", "http://no-such-host.invalid/api"],
    ["a server that speaks no TLS", "https://127.0.0.1:PORT/api"],
  ])("%s is upstream_unreachable", async (_, baseUrl) => {
    const deaf = createServer((socket) => socket.end("no TLS here"));
    deaf.listen(0, "127.0.0.1");
    await once(deaf, "listening");
    const address = deaf.address();
    const port = String(typeof address === "object" ? address?.port : "");
    fixture = await startRelayFixture({ baseUrl: baseUrl.replace("PORT", port) });
    expect(await readFailure(await fixture.post("{}"))).toEqual({ status: 502, code: "upstream_unreachable" });
    deaf.close();
  });

  test("a server that accepts no connection is connect_timeout", async () => {
    // The first call takes the only connection; the next one waits for it.
    fixture = await startRelayFixture({ limits: { maxStreams: 1, connectTimeoutMs: 500 } });
    fixture.dependencies.admission = { activeCount: 0, admit: async () => ({ ok: true, release: () => {} }) };
    fixture.upstream.script("hang-after-headers");
    const held = await fixture.post("{}");
    expect(await readFailure(await fixture.post("{}"))).toEqual({ status: 504, code: "connect_timeout" });
    await held.body?.cancel();
    expect(fixture.upstream.requests).toHaveLength(1);
  });

  test("an interim answer is passed over", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("early-hints");
    const response = await fixture.post("{}");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(completionBody(5));
  });

  test("a refusal before the whole request was read is passed on", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("early-413");
    const response = await fixture.post("x".repeat(64 * 1024));
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: { code: 413, message: "Request too large" } });
  });

  test.each([
    ["a status that no answer can have", "upstream_bad_answer", "HTTP/1.1 999 Odd\r\nContent-Length: 0\r\n\r\n"],
    ["two lengths", "upstream_bad_answer", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} "],
    [
      "a header with a line end in it",
      "upstream_bad_answer",
      "HTTP/1.1 200 OK\r\nX-A: 1\r\n\u0000: 2\r\nContent-Length: 0\r\n\r\n",
    ],
    ["a length that is no number", "upstream_bad_answer", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}"],
    [
      "a length and chunks",
      "upstream_bad_answer",
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ],
    ["a line that is no header", "upstream_bad_answer", "HTTP/1.1 200 OK\r\nno header at all\r\n\r\n{}"],
    ["a status that is no number", "upstream_bad_answer", "HTTP/1.1 2x0 OK\r\nContent-Length: 0\r\n\r\n"],
    ["a protocol of another name", "upstream_bad_answer", "ICY 200 OK\r\n\r\n{}"],
    [
      "an upgrade nobody asked for",
      "upstream_closed",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ],
  ])("%s is %s", async (_, code, answer) => {
    fixture = await startRelayFixture();
    fixture.upstream.script(async (call) => {
      await call.body;
      call.socket.end(answer);
    });
    expect(await readFailure(await fixture.post("{}"))).toEqual({ status: 502, code });
  });

  test("interim answers and headers that drip do not put off headers_timeout", async () => {
    fixture = await startRelayFixture({ limits: { headersTimeoutMs: 200 } });
    for (const [first, piece] of [
      ["", "HTTP/1.1 102 Processing\r\n\r\n"],
      ["HTTP/1.1 200 OK\r\n", "X-Drip: 1\r\n"],
    ] as const) {
      fixture.upstream.script(async ({ body, socket, closed }) => {
        await body;
        socket.write(first);
        const timer = setInterval(() => socket.write(piece), 10);
        await closed;
        clearInterval(timer);
      });
      expect(await readFailure(await fixture.post("{}"))).toEqual({ status: 504, code: "headers_timeout" });
    }
  });

  test("a kept connection that the upstream has closed does not hang the next call", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("json");
    await (await fixture.post("{}")).text();
    fixture.upstream.script(async (call) => {
      await call.body;
      call.socket.resetAndDestroy();
    });
    expect((await fixture.post("{}")).status).toBe(502);
    fixture.upstream.script("json");
    expect((await fixture.post("{}")).status).toBe(200);
    expect(fixture.upstream.requests).toHaveLength(3);
  });
});

describe("in the middle of a stream", () => {
  test.each([
    ["reset-mid-stream", "upstream_lost", 60_000],
    ["close-mid-stream", "upstream_lost", 60_000],
    ["idle", "idle_timeout", 500],
  ] as const)("%s keeps what arrived and ends with the relay's %s", async (mode, code, idleTimeoutMs) => {
    fixture = await startRelayFixture({ limits: { idleTimeoutMs } });
    fixture.upstream.script(mode);
    const response = await fixture.post("{}");
    const text = await response.text();
    expect(text.startsWith(completionEvents(5).slice(0, -3).join(""))).toBe(true);
    const last = readLastEvent(text);
    expect(readRelayError(last)?.code).toBe(code);
    expect(last).toMatchObject({ choices: [{ finish_reason: "error" }] });
    expect(fixture.logs).toMatchObject([{ status: 200, end: code }]);
  });

  test("an event that broke off does not swallow the relay's", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("reset-mid-stream");
    const text = await (await fixture.post("{}")).text();
    expect(text).toContain('data: {"choices":[{"del\n\ndata: {"error":');
  });

  test("silence after the headers is idle_timeout", async () => {
    fixture = await startRelayFixture({ limits: { idleTimeoutMs: 50 } });
    fixture.upstream.script("hang-after-headers");
    const response = await fixture.post("{}");
    expect(response.headers.get("x-generation-id")).toBe("gen-1");
    expect(readRelayError(readLastEvent(await response.text()))?.code).toBe("idle_timeout");
  });

  test("a machine that slept takes no silence for the API's", async () => {
    fixture = await startRelayFixture({ limits: { idleTimeoutMs: 100 } });
    const events = completionEvents(4);
    let finish = () => {};
    fixture.upstream.script(async ({ body, response }) => {
      await body;
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(events[0]);
      finish = () => response.end(events.slice(1).join(""));
    });
    const reader = (await fixture.post("{}")).body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    while (text !== events[0]) text += (await reader?.read())?.value;
    // Nothing runs in this process, so its timers are late.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    finish();
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) text += piece.value;
    expect(text).toBe(events.join(""));
  });

  test("a stream that never ends is total_timeout", async () => {
    fixture = await startRelayFixture({ limits: { totalTimeoutMs: 1000 } });
    fixture.upstream.script("stream", { pieces: 1_000_000, pauseMs: 10 });
    const response = await fixture.post("{}");
    expect(readRelayError(readLastEvent(await response.text()))?.code).toBe("total_timeout");
  });

  test.each(["error-in-stream", "end-without-done"] as const)("adds nothing to %s", async (mode) => {
    fixture = await startRelayFixture();
    fixture.upstream.script(mode);
    const text = await (await fixture.post("{}")).text();
    expect(text).not.toContain('"source":"relay"');
    expect(fixture.logs).toMatchObject([{ end: "complete" }]);
  });
});

describe("in the middle of another body", () => {
  test("fails the body instead of adding to it", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("short-content-length");
    const response = await fixture.post("{}");
    expect(response.status).toBe(200);
    const reader = response.body?.getReader();
    const received: Uint8Array[] = [];
    const reading = (async () => {
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
        received.push(piece.value);
      }
    })();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(JSON.parse(Buffer.concat(received).toString())).toEqual(completionBody(5));
    expect(fixture.logs).toMatchObject([{ end: "upstream_lost" }]);
  });
});

describe("an answer in an encoding nobody asked for", () => {
  test.each([
    ["gzip", gzipSync],
    ["X-GZIP", gzipSync],
    ["deflate", deflateSync],
    ["br", brotliCompressSync],
  ])("decodes %s", async (encoding, compress) => {
    fixture = await startRelayFixture();
    const body = "data: 漢字🙂\n\n".repeat(5000);
    fixture.upstream.script(async (call) => {
      await call.body;
      call.response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": encoding });
      call.response.end(compress(body));
    });
    const response = await fixture.post("{}");
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.text()).toBe(body);
  });

  test.each(["zstd", "gzip, gzip", "constructor"])("refuses %s", async (encoding) => {
    fixture = await startRelayFixture();
    fixture.upstream.script("gzip", { headers: { "content-encoding": encoding } });
    expect(await readFailure(await fixture.post("{}"))).toEqual({ status: 502, code: "upstream_bad_answer" });
  });

  test("reports damage, and a loss after what was decoded", async () => {
    fixture = await startRelayFixture();
    const answerWith = (bytes: Buffer, cut: boolean) =>
      fixture.upstream.script(async (call) => {
        await call.body;
        call.response.writeHead(200, { "content-type": "text/event-stream", "content-encoding": "gzip" });
        await new Promise<void>((resolve) => {
          call.response.write(bytes, () => resolve());
        });
        if (cut) {
          call.socket.resetAndDestroy();
        } else {
          call.response.end();
        }
      });
    answerWith(Buffer.from("not gzip at all"), false);
    const damaged = await (await fixture.post("{}")).text();
    expect(readRelayError(readLastEvent(damaged))?.code).toBe("upstream_bad_answer");
    const whole = gzipSync("data: first\n\n".repeat(20_000), { level: 0 });
    answerWith(whole.subarray(0, 150_000), true);
    const cut = await (await fixture.post("{}")).text();
    expect(readRelayError(readLastEvent(cut))?.code).toBe("upstream_lost");
    expect(cut.startsWith("data: first\n\n")).toBe(true);
  });

  test("unpacks no more of a bomb than is read", async () => {
    fixture = await startRelayFixture();
    const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
    fixture.upstream.script(async (call) => {
      await call.body;
      call.response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
      call.response.end(bomb);
    });
    const response = await fixture.post("{}");
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    const before = process.memoryUsage.rss();
    const logged = fixture.nextLog();
    await reader?.cancel();
    expect(await logged).toMatchObject({ end: "client_gone" });
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * 1024 * 1024);
    expect((await logged).responseBytes).toBeLessThan(1024 * 1024);
  });
});
