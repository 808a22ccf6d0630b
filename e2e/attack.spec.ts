import { once } from "node:events";
import { readProcessFigures } from "./process-figures";
import { openSocket, sendBytes } from "./raw-socket";
import { chat, expect, head, test } from "./target";

test.describe.configure({ mode: "default" });

test.beforeEach(({ upstream }) => {
  upstream.requests.length = 0;
  upstream.script("json");
});

/** Requests that two parsers could read differently, or that no client sends. */
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

test("lets nothing through that can be read in two ways", async ({ target, upstream }) => {
  const answers = await Promise.all(
    Object.entries(ambiguous).map(async ([name, bytes]) => [name, await sendBytes(target.url, bytes)] as const),
  );
  const accepted = answers.filter(([, answer]) =>
    /^HTTP\/1\.1 [23]|^location: http|^x-relay-content-type/im.test(answer),
  );
  expect(accepted).toEqual([]);
  expect(upstream.requests).toEqual([]);
  expect((await fetch(`${target.url}/api/health`)).status).toBe(200);
});

const get = (path: string, ...headers: string[]) =>
  `${[`GET ${path} HTTP/1.1`, "Host: localhost", "Connection: close", ...headers].join("\r\n")}\r\n\r\n`;

const post = (path: string, ...headers: string[]) =>
  `${[`POST ${path} HTTP/1.1`, "Host: localhost", "Connection: close", "Content-Length: 2", ...headers].join("\r\n")}\r\n\r\n[]`;

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);

test("no way to write a path leads around the checks, makes the app fail, or leads elsewhere", async ({
  target,
  upstream,
}) => {
  const models = "api/relay/open-router/models";
  const foreign = ["/x/../", "/./", "/%2e/", "/x/%2E%2e/", "/\\"].map((start) =>
    get(start + models).replace("localhost", "evil.example"),
  );
  const undecodable = [
    "/%ff",
    "/explorer/%ff/x",
    "/api/demo/%ff",
    "/api/links/%c0%af",
    "/api/event-field/%ff",
    "/api/%",
  ];
  for (const bytes of [...foreign, ...undecodable.map((path) => get(path))]) {
    const answer = await sendBytes(target.url, bytes);
    expect({ bytes, status: statusOf(answer) }).toEqual({ bytes, status: 400 });
  }
  const unknown = [
    "/api/relay/__proto__/models",
    "/api/relay/constructor/models",
    "/api/links/__proto__",
    "/%61pi/health",
  ];
  for (const path of unknown) expect(statusOf(await sendBytes(target.url, get(path)))).toBe(404);
  for (const path of ["//evil.example", "//evil.example//x", "/;//evil.example/", "//localhost:1/api/health"]) {
    const location = /^location: (.*)$/im.exec(await sendBytes(target.url, get(path)))?.[1] ?? "/";
    expect({ path, location }).toEqual({ path, location: expect.stringMatching(/^\/(?![/\\])/) });
  }
  expect(upstream.requests).toEqual([]);
});

test("no body is read for a server function, wherever it is sent", async ({ target }) => {
  const calls = [
    [`Next-Action: ${"0".repeat(40)}`, "Content-Type: text/plain;charset=UTF-8"],
    ["Content-Type: multipart/form-data; boundary=b"],
    ["Next-Resume: 1"],
  ];
  const places = ["/", "/explorer/none/none", "/api/none", "/api/health", "/__nextjs_x", "/_next/x", "/api/demo"];
  for (const path of places) {
    for (const headers of calls) {
      expect({ path, status: statusOf(await sendBytes(target.url, post(path, ...headers))) }).toEqual({
        path,
        status: 405,
      });
    }
  }
  for (const path of ["/api/demo/../../explorer", "/api/links/%2e%2e/%2e%2e/explorer"]) {
    expect(statusOf(await sendBytes(target.url, post(path, ...(calls[0] ?? []))))).toBe(400);
  }
});

test("nothing that stands beside a request changes what it is", async ({ target, upstream }) => {
  const evil = "http://evil.example";
  const origins = [
    [`Origin: ${evil}`, "X-Forwarded-Host: evil.example", "Forwarded: host=evil.example"],
    [`Origin: ${evil}`, "Host: evil.example"],
    ["Origin: http://localhost@evil.example"],
    ["Origin: http://localhost.evil.example"],
    ["Origin: null"],
    ["Origin: http://localhost", "Sec-Fetch-Site: cross-site"],
  ];
  for (const headers of origins) {
    expect({ headers, status: statusOf(await sendBytes(target.url, post(chat, ...headers))) }).toEqual({
      headers,
      status: 403,
    });
  }
  const routing = [
    "x-matched-path: /",
    "x-invoke-path: /",
    "x-rewrite-url: /",
    "x-original-url: /",
    "x-nextjs-data: 1",
  ];
  const internal = [...routing, "x-middleware-subrequest: proxy:proxy:proxy:proxy:proxy", "x-relay-wire-url: /evil"];
  expect(await sendBytes(target.url, get("/api/health", ...internal))).toContain('"status":"ok"');
  expect(upstream.requests).toEqual([]);

  await sendBytes(target.url, post(chat, ...internal, "X-HTTP-Method-Override: DELETE", "Expect: 100-continue"));
  const trailer = "2\r\n{}\r\n0\r\nAuthorization: Bearer evil\r\nX-Title: evil\r\n\r\n";
  await sendBytes(target.url, `${head}Transfer-Encoding: chunked\r\nTrailer: Authorization\r\n\r\n${trailer}`);
  const crowd = Array.from({ length: 1500 }, (_, index) => `a${index}: b`);
  await sendBytes(target.url, post(chat, ...crowd));
  const old = await sendBytes(target.url, `POST ${chat} HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}`);
  expect(old).not.toMatch(/^transfer-encoding/im);
  const names = ["host", "connection", "accept-encoding", "user-agent", "content-length"];
  expect(upstream.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array.from({ length: 4 }, () => "POST /api/v1/chat/completions"),
  );
  for (const { rawHeaders } of upstream.requests) {
    expect(rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())).toEqual(names);
  }
});

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

test("a body without end is cut off once it is answered, whatever it was sent to", async ({ target, upstream }) => {
  const before = readProcessFigures(target.pid);
  const asked = { [chat]: 413, "/api/relay/none/x": 404, "/api/health": 405, "/": 405 };
  const outcomes = await Promise.all(
    [...Object.keys(asked), "/api/demo/models"].map(async (path) => {
      const socket = openSocket(target.url);
      let answer = "";
      socket.on("data", (piece: Buffer) => {
        answer += piece;
      });
      socket.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`);
      const chunk = Buffer.concat([Buffer.from("40000\r\n"), Buffer.alloc(0x40000, "x"), Buffer.from("\r\n")]);
      // Not `once` of node:events, which a reset would make fail.
      const closed = new Promise((resolve) => socket.once("close", resolve));
      const send = () => void (socket.writable && socket.write(chunk, () => setTimeout(send, 5)));
      send();
      await closed;
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
      // On a slow machine the limit of silence is reached before that of bytes.
      return [path, status === 408 ? 413 : status];
    }),
  );
  // The demo server may find the method wrong or the body too large, whichever it comes to first.
  const { "/api/demo/models": demo, ...others } = Object.fromEntries(outcomes);
  expect(others).toEqual(asked);
  expect([405, 413]).toContain(demo);
  expect(upstream.requests).toEqual([]);
  const after = readProcessFigures(target.pid);
  expect((after?.memoryMiB ?? 0) - (before?.memoryMiB ?? 0)).toBeLessThan(160);
});

test("a page takes no body and calls no server function", async ({ target }) => {
  const headers = { "next-action": "0".repeat(40), "content-type": "text/plain;charset=UTF-8" };
  const answer = await fetch(target.url, { method: "POST", body: "[]", headers });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET, HEAD");
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
