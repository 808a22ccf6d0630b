import { createHash, randomBytes } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { readRelayError } from "@/lib/errors/relay-errors";
import { makeOperation, type RelayFixture, startRelayFixture } from "@/lib/relay/relay-fixture";

let fixture: RelayFixture;

afterEach(() => fixture.close());

async function readErrorCode(response: Response) {
  return readRelayError(await response.json())?.code;
}

describe("relayRequest", () => {
  test("sends the same method, path, query, headers and bytes, and nothing besides", async () => {
    fixture = await startRelayFixture();
    const body = '{"a":1e-7,"b":9007199254740993,"c":"\\u2028🙂","c":null}\n';
    const url = "http://localhost:3000/api/relay/main/chat/completions?b=2&a=1&a=&x=%20%0A";
    await fixture.send(url, {
      method: "POST",
      body,
      headers: {
        authorization: "Bearer sk-1",
        "content-type": "application/json; charset=utf-8",
        accept: "text/event-stream",
        cookie: "a=b",
        "x-forwarded-for": "1.2.3.4",
        "x-other": "1",
      },
    });
    const [recorded] = fixture.upstream.requests;
    expect(recorded).toMatchObject({ method: "POST", url: "/api/v1/chat/completions?b=2&a=1&a=&x=%20%0A" });
    expect(recorded?.body.toString()).toBe(body);
    expect(toPairs(recorded?.rawHeaders ?? [])).toEqual([
      ["host", new URL(fixture.upstream.url).host],
      ["connection", "keep-alive"],
      ["authorization", "Bearer sk-1"],
      ["content-type", "application/json; charset=utf-8"],
      ["accept", "text/event-stream"],
      ["accept-encoding", "identity"],
      ["user-agent", "api-playground-relay"],
      ["content-length", String(Buffer.byteLength(body))],
    ]);
  });

  test("passes a stream on byte for byte, under the headers of the allow-list", async () => {
    fixture = await startRelayFixture();
    const sent = `\ufeff: c\r\n\r\ndata: a\rdata: b\n\nevent: x\ndata: 🙂 漢\n\ndata: [DONE]\n\n`;
    fixture.upstream.script(async (call) => {
      await call.body;
      call.response.writeHead(200, {
        "content-type": "text/event-stream; charset=utf-8",
        "set-cookie": "a=1",
        "x-generation-id": "gen-1",
        "x-ratelimit-remaining": "9",
      });
      for (const byte of Buffer.from(sent)) {
        await new Promise<void>((resolve) => {
          call.response.write(Buffer.of(byte), () => resolve());
        });
      }
      call.response.end();
    });
    const response = await fixture.post("{}");
    expect(response.status).toBe(200);
    expect([...response.headers.keys()]).toEqual([
      "cache-control",
      "content-security-policy",
      "content-type",
      "cross-origin-resource-policy",
      "referrer-policy",
      "server-timing",
      "x-accel-buffering",
      "x-content-type-options",
      "x-generation-id",
      "x-ratelimit-remaining",
      "x-relay-content-type",
      "x-relay-request-id",
    ]);
    expect(response.headers.get("server-timing")).toMatch(
      /^relay-receive;dur=[\d.]+, upstream-connect;dur=[\d.]+, upstream-wait;dur=[\d.]+$/,
    );
    expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(sent));
  });

  test("hands over the headers and each piece before the next exists", async () => {
    fixture = await startRelayFixture();
    let sendNext: ((piece: string) => void) | undefined;
    fixture.upstream.script(async (call) => {
      await call.body;
      call.response.writeHead(200, { "content-type": "text/event-stream" });
      call.response.flushHeaders();
      sendNext = (piece) => call.response.write(piece);
    });
    const response = await fixture.post("{}");
    const reader = response.body?.getReader();
    expect((await reader?.read())?.value).toHaveLength(0);
    for (const piece of ["data: 1\n\n", "data: 2\n\n", ": wait\n\n"]) {
      sendNext?.(piece);
      expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(piece);
    }
    await reader?.cancel();
  });

  test("passes a large binary body on unchanged", async () => {
    fixture = await startRelayFixture();
    const body = randomBytes(11 * 1024 * 1024);
    fixture.upstream.script("json");
    expect((await fixture.post(body)).status).toBe(200);
    const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(sha(fixture.upstream.requests[0]?.body ?? Buffer.alloc(0))).toBe(sha(body));
  });

  test.each(["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"] as const)("forwards %s", async (method) => {
    fixture = await startRelayFixture({ operations: [makeOperation(method, "/thing")] });
    fixture.upstream.script("json");
    const response = await fixture.send("/thing", { method });
    expect(response.status).toBe(200);
    expect((await response.text()) === "").toBe(method === "HEAD");
    expect(fixture.upstream.requests.map((request) => request.method)).toEqual([method]);
  });

  test.each([
    ["DELETE", "/chat/completions", "method_not_allowed", 405],
    ["GET", "/secret", "unknown_operation", 404],
    // A Request has resolved these dot segments already.
    ["GET", "/models/a/%2e%2e/endpoints", "unknown_operation", 404],
    ["GET", "/models/a/..%2f..%2fkeys/endpoints", "path_refused", 400],
    ["GET", "/models/a/%252e%252e/endpoints", "path_refused", 400],
    ["GET", "/models/%2f%2fevil.com/x/endpoints", "path_refused", 400],
    ["GET", "/models/a/b%00/endpoints", "path_refused", 400],
    ["GET", "/models/a/%0d%0aHost:evil/endpoints", "path_refused", 400],
    ["GET", "http://localhost:3000/api/relay/other/models", "unknown_server", 404],
  ])("answers %s %s itself with %s", async (method, path, code, status) => {
    fixture = await startRelayFixture();
    const response = await fixture.send(path, { method });
    expect(response.status).toBe(status);
    expect(await readErrorCode(response)).toBe(code);
    expect(response.headers.get("allow")).toBe(status === 405 ? "POST" : null);
    expect(fixture.upstream.requests).toEqual([]);
  });

  test.each([
    [{ "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    [{ "sec-fetch-site": "same-site", origin: "http://localhost:4000" }],
    [{ origin: "null" }],
  ])("refuses another site with no word to the upstream: %j", async (headers) => {
    fixture = await startRelayFixture();
    const response = await fixture.post("{}", { headers });
    expect(response.status).toBe(403);
    expect(await readErrorCode(response)).toBe("cross_site");
    expect([...response.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    expect(fixture.upstream.requests).toEqual([]);
  });

  test("refuses a compressed request body", async () => {
    fixture = await startRelayFixture();
    const response = await fixture.post("{}", { headers: { "content-encoding": "gzip" } });
    expect(response.status).toBe(415);
    expect(fixture.upstream.requests).toEqual([]);
  });

  test.each([
    [false, 200],
    [true, 401],
  ])("with requireCredential %s answers a request without a key with %i", async (requireCredential, status) => {
    const operation = makeOperation("GET", "/key", { security: [[{ kind: "bearer", name: "b" }]] });
    fixture = await startRelayFixture({ operations: [operation], settings: { requireCredential } });
    fixture.upstream.script("json");
    expect((await fixture.send("/key")).status).toBe(status);
    expect((await fixture.send("/key", { headers: { authorization: "Bearer k" } })).status).toBe(200);
  });

  test("passes the API's own errors on untouched", async () => {
    fixture = await startRelayFixture();
    for (const status of [400, 401, 402, 403, 404, 408, 413, 422, 429, 500, 502, 503, 524, 529]) {
      fixture.upstream.script("status", { status, headers: { "retry-after": "3" }, body: `{"detail":${status}}` });
      const response = await fixture.post("{}");
      expect(response.status).toBe(status);
      expect(response.headers.get("retry-after")).toBe("3");
      expect(await response.text()).toBe(`{"detail":${status}}`);
    }
  });

  test("passes answers without a body on", async () => {
    fixture = await startRelayFixture();
    for (const status of [204, 205, 304, 500]) {
      fixture.upstream.script("status", { status, body: "" });
      const response = await fixture.post("{}");
      expect(response.status).toBe(status);
      expect(await response.text()).toBe("");
    }
  });

  test("turns a page into a download without its cookies", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("html");
    const response = await fixture.post("{}");
    expect(response.headers.get("content-type")).toBe("application/octet-stream");
    expect(response.headers.get("content-disposition")).toBe("attachment");
    expect(response.headers.get("x-relay-content-type")).toBe("text/html; charset=utf-8");
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(await response.text()).toContain("<title>Bad gateway</title>");
  });

  test.each([301, 302, 303, 307, 308, 300])("does not follow a %i", async (status) => {
    fixture = await startRelayFixture();
    fixture.upstream.script("redirect", { status, location: `${fixture.upstream.url}/evil` });
    const response = await fixture.post("{}", { headers: { authorization: "Bearer sk-1" } });
    expect(response.status).toBe(502);
    expect(response.headers.get("location")).toBeNull();
    expect(await readErrorCode(response)).toBe("upstream_redirect");
    expect(fixture.upstream.requests).toHaveLength(1);
  });

  test("writes one log line per request, with no word of what was in it", async () => {
    fixture = await startRelayFixture();
    const canary = "CANARY";
    const headers = { authorization: `Bearer ${canary}`, "x-title": canary, referer: `http://x/${canary}` };
    fixture.upstream.script("echo", { headers: { "x-request-id": canary } });
    await (await fixture.post(`{"prompt":"${canary}"}`, { headers })).text();
    await (await fixture.send(`/models/${canary}/${canary}/endpoints?q=${canary}`, { headers })).text();
    await fixture.send(`/${canary}/${canary}`, { headers });
    await fixture.send(`http://localhost:3000/api/relay/${canary}/models`, { headers });
    await fixture.send(`/models/${canary}%00/x/endpoints`, { headers });
    fixture.upstream.script("redirect", { location: `/${canary}` });
    await fixture.post(canary, { headers });
    fixture.upstream.script("reset-mid-stream", { headers: { "x-generation-id": canary } });
    await (await fixture.post(canary, { headers })).text();
    expect(fixture.logs.map(({ operation, status, end }) => [operation, status, end])).toEqual([
      ["chat", 200, "complete"],
      ["listEndpoints", 200, "complete"],
      [undefined, 404, "unknown_operation"],
      [undefined, 404, "unknown_server"],
      [undefined, 400, "path_refused"],
      ["chat", 502, "upstream_redirect"],
      ["chat", 200, "upstream_lost"],
    ]);
    expect(JSON.stringify(fixture.logs)).not.toContain(canary);
    expect(fixture.logs[0]).toMatchObject({ server: "main", method: "POST", requestBytes: 19 });
    expect(fixture.logs[0]?.responseBytes).toBeGreaterThan(0);
  });
});

function toPairs(rawHeaders: string[]): [string | undefined, string | undefined][] {
  return rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), rawHeaders[index + 1]]] : []));
}
