import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "./test";

const base = "/api/relay/open-router";
const chat = `${base}/chat/completions`;

test.beforeEach(({ upstream }) => {
  upstream.requests.length = 0;
  upstream.script("stream");
});

/** Sends a request line and headers as they are, which no HTTP client would, and reads the whole answer. */
async function sendRaw(appUrl: string, requestLine: string, ...headers: string[]): Promise<string> {
  const { hostname, port, host } = new URL(appUrl);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(`${[`${requestLine} HTTP/1.1`, `Host: ${host}`, "Connection: close", ...headers].join("\r\n")}\r\n\r\n`);
  const pieces: Buffer[] = [];
  socket.on("data", (piece: Buffer) => pieces.push(piece));
  await once(socket, "close");
  return Buffer.concat(pieces).toString();
}

const tricks = [
  "/models/../keys",
  "/models/%2e%2e/keys",
  "/..%2f..%2fevil",
  "/%252e%252e/evil",
  "/models/%5c..%5c/endpoints",
  "/models\\..\\keys",
  "//evil.example",
  "/%2f%2fevil.example",
  "/models/a/b%00/endpoints",
  "/models/a/b%0d%0aX:1/endpoints",
  "/models/%ff/a/endpoints",
  "/models/a%/b/endpoints",
  "/models/a/b;/../../endpoints",
  "/nothing/of/the/kind",
  "/https:%2f%2fevil.example/models",
];

test("answers itself what asks for another path", async ({ app, upstream }) => {
  const answers = await Promise.all(tricks.map(async (path) => [path, await sendRaw(app.url, `GET ${base}${path}`)]));
  const wrong = answers.filter(
    ([, answer = ""]) => !/^HTTP\/1\.1 40[04] /.test(answer) || !answer.includes('"source":"relay"'),
  );
  expect(wrong).toEqual([]);
  expect(upstream.requests).toEqual([]);
});

test("refuses methods that the description does not have", async ({ app, upstream }) => {
  const methods = ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND", "QUERY", "M-SEARCH"];
  const answers = await Promise.all(methods.map((method) => sendRaw(app.url, `${method} ${chat}`)));
  expect(answers.filter((answer) => !/^HTTP\/1\.1 40[05] /.test(answer))).toEqual([]);
  expect(upstream.requests).toEqual([]);
});

test("sends path and query on as they were sent", async ({ app, upstream }) => {
  const query = "?b=2&a=1&a=&nxtPpath=1&_rsc=2&c=%20+%27'%2f";
  await sendRaw(app.url, `GET ${base}/models/a%3Ab/c:free/endpoints${query}`);
  expect(upstream.requests.map((request) => request.url)).toEqual([`/api/v1/models/a%3Ab/c:free/endpoints${query}`]);
});

test("passes a body of 11 MiB on whole", async ({ app, upstream }) => {
  const body = randomBytes(11 * 1024 * 1024);
  const response = await fetch(app.url + chat, { method: "POST", body });
  expect(response.status).toBe(200);
  const sha = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  expect(sha(upstream.requests[0]?.body ?? Buffer.alloc(0))).toBe(sha(body));
});

test("refuses a body over the limit before and after it has come", async ({ app, upstream }) => {
  const tooMuch = new Uint8Array(26 * 1024 * 1024);
  const announced = await fetch(app.url + chat, { method: "POST", body: tooMuch });
  expect(announced.status).toBe(413);
  const chunked = await fetch(app.url + chat, {
    method: "POST",
    body: new Blob([tooMuch]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(chunked.status).toBe(413);
  expect(upstream.requests).toEqual([]);
});

test("gives headers at once and every event when it comes, also to a browser that offers gzip", async ({
  page,
  upstream,
}) => {
  await page.goto("/");
  let sendNext: ((piece: string) => void) | undefined;
  upstream.script(async (call) => {
    await call.body;
    call.response.writeHead(200, { "content-type": "text/event-stream", "x-generation-id": "gen-1" });
    call.response.flushHeaders();
    sendNext = (piece) => call.response.write(piece);
  });
  await page.evaluate(async (path) => {
    const response = await fetch(path, { method: "POST", body: "{}" });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    Object.assign(globalThis, { response, readNext: async () => (await reader?.read())?.value });
  }, chat);
  expect(await page.evaluate("response.headers.get('x-generation-id')")).toBe("gen-1");
  expect(await page.evaluate("response.headers.get('content-encoding')")).toBeNull();
  for (const piece of ["data: 1\n\n", ": wait\n\n", "data: 2\n\n"]) {
    sendNext?.(piece);
    expect(await page.evaluate("readNext()")).toBe(piece);
  }
});

test("ends a broken stream with an event that says so, and fails any other broken body", async ({ page, upstream }) => {
  await page.goto("/");
  const read = () =>
    page.evaluate(async (path) => {
      const response = await fetch(path, { method: "POST", body: "{}" });
      return response.text().catch((error: unknown) => `failed: ${error}`);
    }, chat);
  upstream.script("reset-mid-stream");
  const lost = await read();
  expect(lost).toContain("plain ");
  expect(lost).toContain('"error_type":"upstream_lost"');
  upstream.script("short-content-length");
  expect(await read()).toMatch(/^failed: /);
});

for (const mode of ["hang", "hang-after-headers", "idle", "flood"] as const) {
  test(`tells the upstream when the reader of ${mode} goes away`, async ({ app, upstream }) => {
    upstream.script(mode);
    const arriving = upstream.nextCall();
    const reader = new AbortController();
    const reading = fetch(app.url + chat, { method: "POST", body: "{}", signal: reader.signal }).catch(() => undefined);
    const call = await arriving;
    if (mode !== "hang") {
      await reading;
    }
    reader.abort();
    await call.closed;
  });
}

test("refuses what a page of another origin asks", async ({ page, app, upstream }) => {
  // Not a page of this app, whose own policy would not let it try.
  upstream.script(async ({ response }) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<iframe name=inside></iframe>");
  });
  await page.goto(upstream.url);
  upstream.requests.length = 0;
  const countRefusals = () => app.log().split('"end":"cross_site"').length - 1;
  const before = countRefusals();
  await page.evaluate(async (url) => {
    const attempts: RequestInit[] = [{ mode: "no-cors" }, { mode: "no-cors", method: "POST", body: "{}" }];
    await Promise.allSettled([{}, ...attempts].map((init) => fetch(url, init)));
    const load = (element: HTMLElement, act: () => void) =>
      new Promise((resolve) => {
        element.addEventListener("load", resolve, { once: true });
        element.addEventListener("error", resolve, { once: true });
        act();
      });
    const image = new Image();
    await load(image, () => {
      image.src = url;
    });
    const form = document.createElement("form");
    Object.assign(form, { action: url, method: "post", target: "inside", enctype: "text/plain" });
    document.body.append(form);
    await load(document.querySelector("iframe") as HTMLElement, () => form.submit());
    // A frame without an origin of its own, which sends `Origin: null`.
    const sandboxed = document.createElement("iframe");
    Object.assign(sandboxed, { sandbox: "allow-scripts allow-forms" });
    sandboxed.srcdoc = `<script>fetch(${JSON.stringify(url)}, { method: "POST", mode: "no-cors", body: "{}" }).finally(() => parent.postMessage("tried", "*"))</script>`;
    const tried = new Promise((resolve) => addEventListener("message", resolve, { once: true }));
    document.body.append(sandboxed);
    await tried;
  }, app.url + chat);
  await expect.poll(countRefusals).toBe(before + 6);
  expect(upstream.requests).toEqual([]);
});

test("makes a page from the API a download that sets nothing", async ({ page, app, upstream, context }) => {
  upstream.script("html");
  await page.goto("/");
  await page.evaluate(() => localStorage.setItem("kept", "1"));
  await page.evaluate(async (path) => (await fetch(path)).text(), `${base}/models`);
  const downloading = page.waitForEvent("download");
  await page.goto(`${app.url}${base}/models`).catch(() => undefined);
  await downloading;
  expect(await page.evaluate(() => localStorage.getItem("kept"))).toBe("1");
  expect((await context.cookies()).map((cookie) => cookie.name)).not.toContain("upstream");
});

test("gives every page a policy with a nonce of its own, prefetches included", async ({ request }) => {
  const nonces = new Set<string>();
  const prefetch = { purpose: "prefetch", "next-router-prefetch": "1" };
  const requests: Record<string, string>[] = [{}, {}, prefetch];
  for (const headers of requests) {
    const response = await request.get("/explorer/none/none", { headers });
    const nonce = /'nonce-([^']+)'/.exec(response.headers()["content-security-policy"] ?? "")?.[1];
    nonces.add(nonce ?? "");
    const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  }
  expect(nonces.size).toBe(3);
  expect(nonces).not.toContain("");
});
