import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { type AppServer, startApp } from "./app-server";
import { readProcessFigures } from "./process-figures";
import { openSocket, sendBytes } from "./raw-socket";
import { findFreePort } from "./services/free-port";
import { test as base, expect } from "./test";

const chat = "/api/relay/open-router/chat/completions";
const head = `POST ${chat} HTTP/1.1\r\nHost: localhost\r\n`;

/** An app with limits that can be reached. */
const test = base.extend<object, { target: AppServer }>({
  target: [
    async ({ upstream }, use) => {
      const app = await startApp(await findFreePort(), {
        UPSTREAM_BASE_URL: `${upstream.url}/api/v1`,
        RELAY_BODY_IDLE_TIMEOUT_MS: "300",
        METRICS: "true",
      });
      await use(app);
      await app.close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

test.describe.configure({ mode: "default" });

test.beforeEach(({ upstream }) => {
  upstream.requests.length = 0;
  upstream.script("json");
});

const readMetric = async (app: AppServer, name: string) => {
  const text = await (await fetch(`${app.url}/api/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
};

const ambiguous: Record<string, string> = {
  "length and chunks": `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\n\r\n`,
  "two lengths": `${head}Content-Length: 0\r\nContent-Length: 20\r\n\r\nGET /evil HTTP/1.1\r\n`,
  "a length list": `${head}Content-Length: 0, 20\r\n\r\nGET /evil HTTP/1.1\r\n`,
  "a signed length": `${head}Content-Length: +2\r\n\r\n{}`,
  "a coding that is not chunked": `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  "chunked twice": `${head}Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n`,
  "a space before the colon": `${head}Content-Length : 2\r\n\r\n{}`,
  "a folded header": `${head}X-Title: a\r\n b\r\nContent-Length: 2\r\n\r\n{}`,
  "a line feed alone": `POST ${chat} HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n\n`,
  "a zero byte in a header": `${head}X-Title: a\0b\r\nContent-Length: 2\r\n\r\n{}`,
  "a carriage return in a header": `${head}X-Title: a\rX-Evil: b\r\nContent-Length: 2\r\n\r\n{}`,
  "a chunk size that is no number": `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
  "a chunk size beyond all numbers": `${head}Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n{}\r\n0\r\n\r\n`,
  "another host in the request line": `GET http://evil.example/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`,
  "a tunnel": "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
  "an unknown method": `BREW ${chat} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
  "an older protocol": `GET ${chat}\r\n\r\n`,
  "a newer protocol": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
  "a TLS handshake": "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
  "no host": `POST ${chat} HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}`,
};

for (const [name, bytes] of Object.entries(ambiguous)) {
  test(`lets nothing through to the upstream: ${name}`, async ({ target, upstream }) => {
    const answer = await sendBytes(target.url, bytes);
    expect(answer).not.toMatch(/^HTTP\/1\.1 [23]/);
    expect(answer).not.toContain("location: http");
    expect(answer).not.toContain("x-relay-content-type");
    expect(upstream.requests).toEqual([]);
    expect((await fetch(`${target.url}/api/health`)).status).toBe(200);
  });
}

test("an upgrade is not passed on", async ({ target, upstream }) => {
  const upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AA==";
  await sendBytes(target.url, `GET /api/relay/open-router/models HTTP/1.1\r\nHost: localhost\r\n${upgrade}\r\n\r\n`);
  expect(upstream.requests.filter(({ rawHeaders }) => rawHeaders.join().includes("websocket"))).toEqual([]);
});

test("headers beyond the limit are headers_too_large", async ({ target, upstream }) => {
  const answer = await sendBytes(target.url, `${head}X-Title: ${"x".repeat(20_000)}\r\nContent-Length: 2\r\n\r\n{}`);
  expect(answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(answer).toContain('"error_type":"headers_too_large"');
  expect(upstream.requests).toEqual([]);
});

test("the first of two credentials counts, and no cookie or forwarding header goes on", async ({
  target,
  upstream,
}) => {
  const more = [
    "Authorization: Bearer first",
    "Authorization: Bearer second",
    "Cookie: a=1",
    "X-Forwarded-For: 6.6.6.6",
  ];
  await sendBytes(target.url, `${head}${more.join("\r\n")}\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}`);
  const names = upstream.requests[0]?.rawHeaders
    .filter((_, index) => index % 2 === 0)
    .map((text) => text.toLowerCase());
  expect(names?.toSorted()).toEqual([
    "accept-encoding",
    "authorization",
    "connection",
    "content-length",
    "host",
    "user-agent",
  ]);
  expect(upstream.requests[0]?.rawHeaders).toContain("Bearer first");
});

test("a body that drips is body_timeout", async ({ target, upstream }) => {
  const socket = openSocket(target.url);
  socket.write(`${head}Content-Length: 100\r\nConnection: close\r\n\r\n{`);
  const [answer] = (await once(socket, "data")) as [Buffer];
  socket.destroy();
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 408 /);
  expect(upstream.requests).toEqual([]);
});

test("300 MB are refused when they are announced, and soon when they are not", async ({ target, upstream }) => {
  const announced = openSocket(target.url);
  announced.write(`${head}Content-Length: 300000000\r\n\r\n`);
  const [refusal] = (await once(announced, "data")) as [Buffer];
  announced.destroy();
  expect(refusal.toString()).toMatch(/^HTTP\/1\.1 413 /);

  const chunked = openSocket(target.url);
  let answer = "";
  chunked.on("data", (piece: Buffer) => {
    answer += piece;
  });
  chunked.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
  const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(0x100000, "x"), Buffer.from("\r\n")]);
  for (let sent = 0; sent < 300 && answer === "" && chunked.writable; sent++) {
    if (!chunked.write(chunk))
      await Promise.race([once(chunked, "drain"), once(chunked, "close"), once(chunked, "data")]);
  }
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(chunked.bytesWritten).toBeLessThan(60_000_000);
  chunked.destroy();
  expect(upstream.requests).toEqual([]);
});

test("a reader that stops makes the upstream wait", async ({ target, upstream }) => {
  upstream.script("flood", { totalBytes: 256 * 1024 * 1024 });
  const before = readProcessFigures(target.pid);
  const arriving = upstream.nextCall();
  const socket = openSocket(target.url);
  socket.write(`${head}Content-Length: 2\r\n\r\n{}`);
  const call = await arriving;
  await once(socket, "data");
  socket.pause();
  let last = -1;
  await expect
    .poll(
      () => {
        const still = call.socket.bytesWritten === last;
        last = call.socket.bytesWritten;
        return still;
      },
      { intervals: [400] },
    )
    .toBe(true);
  const after = readProcessFigures(target.pid);
  test.info().annotations.push({ type: "figures", description: JSON.stringify({ before, after, sent: last }) });
  expect(last).toBeLessThan(32 * 1024 * 1024);
  expect((after?.memoryMiB ?? 0) - (before?.memoryMiB ?? 0)).toBeLessThan(96);
  socket.destroy();
  await call.closed;
});

test("a large answer and a compressed bomb need no more memory than a small one", async ({ target, upstream }) => {
  const before = readProcessFigures(target.pid);
  const totalBytes = 256 * 1024 * 1024;
  upstream.script("flood", { totalBytes });
  expect(await countBytes(await fetch(target.url + chat, { method: "POST", body: "{}" }))).toBeGreaterThanOrEqual(
    totalBytes,
  );
  const bomb = gzipSync(Buffer.alloc(200_000_000), { level: 1 });
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(bomb);
  });
  expect(await countBytes(await fetch(target.url + chat, { method: "POST", body: "{}" }))).toBe(200_000_000);
  const after = readProcessFigures(target.pid);
  test.info().annotations.push({ type: "figures", description: JSON.stringify({ before, after }) });
  expect((after?.memoryMiB ?? 0) - (before?.memoryMiB ?? 0)).toBeLessThan(160);
});

test("1,000 clients that go away leave nothing behind", async ({ target, upstream }) => {
  upstream.script("hang-after-headers");
  const before = readProcessFigures(target.pid);
  for (let round = 0; round < 10; round++) {
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const socket = openSocket(target.url);
        socket.write(`${head}Content-Length: 2\r\n\r\n${index % 2 === 0 ? "{}" : "{"}`);
        if (index % 2 === 0) await once(socket, "data");
        const closed = once(socket, "close");
        socket.resetAndDestroy();
        await closed;
      }),
    );
  }
  await expect.poll(() => readMetric(target, "playground_relay_active_streams")).toBe(0);
  await expect
    .poll(() => (readProcessFigures(target.pid)?.openSockets ?? 0) - (before?.openSockets ?? 0))
    .toBeLessThan(10);
  const after = readProcessFigures(target.pid);
  test.info().annotations.push({ type: "figures", description: JSON.stringify({ before, after }) });
  expect((after?.memoryMiB ?? 0) - (before?.memoryMiB ?? 0)).toBeLessThan(128);
});

test("500 streams at once lose nothing", async ({ target, upstream }) => {
  const events = 20;
  let open = 0;
  let most = 0;
  let beginAll = () => {};
  const allOpen = new Promise<void>((resolve) => {
    beginAll = resolve;
  });
  upstream.script(async ({ body, response }) => {
    const id = (await body).toString();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    open += 1;
    most = Math.max(most, open);
    if (open === 500) beginAll();
    await allOpen;
    for (let index = 0; index < events; index++) {
      await new Promise<void>((resolve) => {
        response.write(`data: ${id}-${index}\n\n`, () => resolve());
      });
    }
    open -= 1;
    response.end();
  });
  const texts = await Promise.all(
    Array.from({ length: 500 }, async (_, id) =>
      (await fetch(target.url + chat, { method: "POST", body: String(id) })).text(),
    ),
  );
  expect(most).toBe(500);
  const wrong = texts.filter(
    (text, id) => text !== Array.from({ length: events }, (_, index) => `data: ${id}-${index}\n\n`).join(""),
  );
  expect(wrong).toEqual([]);
});

test("a key and a prompt are in no log line, metric or error", async ({ target, upstream }) => {
  const canary = "sk-or-v1-canary0123456789abcdef";
  const errors: string[] = [];
  const modes = [
    "echo",
    "html",
    "redirect",
    "garbage",
    "big-headers",
    "reset-before-headers",
    "reset-mid-stream",
  ] as const;
  for (const mode of modes) {
    upstream.script(mode);
    const headers = { authorization: `Bearer ${canary}`, "x-title": canary };
    const body = JSON.stringify({ prompt: canary });
    const response = await fetch(`${target.url}${chat}?q=${canary}`, { method: "POST", headers, body });
    const text = await response.text().catch(() => "");
    if (mode !== "echo") errors.push(text);
  }
  errors.push(await sendBytes(target.url, `${head}X: ${canary}\r\nContent-Length: 1, 2\r\n\r\n`));
  errors.push(await (await fetch(`${target.url}/api/relay/${canary}/${canary}?${canary}`)).text());
  expect(errors.join("\n")).not.toContain("canary");
  await expect.poll(() => target.log()).toContain('"end":"unknown_server"');
  expect(target.log()).not.toContain("canary");
  expect(await (await fetch(`${target.url}/api/metrics`)).text()).not.toContain("canary");
});

async function countBytes(response: Response): Promise<number> {
  let count = 0;
  for await (const piece of response.body ?? []) count += piece.byteLength;
  return count;
}
