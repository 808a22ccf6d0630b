import { once } from "node:events";
import { gzipSync } from "node:zlib";
import { Agent, fetch, type Response } from "undici";
import type { AppServer } from "./app-server";
import { readProcessFigures } from "./process-figures";
import { openSocket } from "./raw-socket";
import { chat, expect, head, pickSize, test } from "./target";

const mebibyte = 1024 * 1024;

/** A client that never gives up by itself: on a busy machine the whole load takes longer than a usual client waits. */
const patient = new Agent({ connect: { timeout: 0 }, headersTimeout: 0, bodyTimeout: 0 });

const ask = (app: AppServer, body: string) => fetch(app.url + chat, { method: "POST", body, dispatcher: patient });

test.describe.configure({ mode: "default", timeout: pickSize(60_000, 900_000) });

test.afterAll(() => patient.destroy());

test.beforeEach(({ upstream }) => {
  upstream.requests.length = 0;
});

const readMetric = async (app: AppServer, name: string) => {
  const text = await (await fetch(`${app.url}/api/metrics`)).text();
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length + 1) ?? 0,
  );
};

/** What the process holds: as the kernel and as Node's own metrics see it. */
async function look(app: AppServer) {
  return {
    ...readProcessFigures(app.pid),
    timers: await readMetric(app, 'nodejs_active_resources{type="Timeout"}'),
    streams: await readMetric(app, "playground_relay_active_streams"),
  };
}

/** Kept with the test's result, so that a run tells what it measured. */
function note(figures: object): void {
  test.info().annotations.push({ type: "figures", description: JSON.stringify(figures) });
}

test("a reader that stops makes the upstream wait", async ({ target, upstream }) => {
  upstream.script("flood", { totalBytes: 256 * mebibyte });
  const before = await look(target);
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
  const after = await look(target);
  note({ before, after, sentBytes: last });
  expect(last).toBeLessThan(32 * mebibyte);
  expect((after.memoryMiB ?? 0) - (before.memoryMiB ?? 0)).toBeLessThan(96);
  socket.destroy();
  await call.closed;
});

test("a large answer and a compressed bomb need no more memory than a small one", async ({ target, upstream }) => {
  const totalBytes = pickSize(96, 1024) * mebibyte;
  const bombBytes = pickSize(64, 256) * mebibyte;
  const before = await look(target);
  upstream.script("flood", { totalBytes, pieceBytes: 64 * 1024 });
  const passed = await countBytes(await ask(target, "{}"));
  const bomb = gzipSync(Buffer.alloc(bombBytes), { level: 1 });
  upstream.script(async ({ body, response }) => {
    await body;
    response.writeHead(200, { "content-type": "application/json", "content-encoding": "gzip" });
    response.end(bomb);
  });
  const unpacked = await countBytes(await ask(target, "{}"));
  const after = await look(target);
  note({ before, after, passed, unpacked });
  expect(passed).toBe(totalBytes);
  expect(unpacked).toBe(bombBytes);
  expect((after.peakMemoryMiB ?? 0) - (before.memoryMiB ?? 0)).toBeLessThan(160);
});

test("clients that go away at any moment leave nothing behind", async ({ target, upstream }) => {
  const clients = pickSize(200, 1000);
  upstream.script("hang-after-headers");
  const before = await look(target);
  for (let started = 0; started < clients; started += 100) {
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const socket = openSocket(target.url);
        const [request, isAnswered] = [
          [`${head}Content-Length: 2\r\n\r\n{}`, true],
          [`${head}Content-Length: 2\r\n\r\n{}`, false],
          [`${head}Content-Length: 2\r\n\r\n{`, false],
          [`${head}Content-Len`, false],
        ][index % 4] as [string, boolean];
        socket.write(request);
        if (isAnswered) await once(socket, "data");
        else await once(socket, "connect");
        const closed = once(socket, "close");
        socket.resetAndDestroy();
        await closed;
      }),
    );
  }
  const leftOver = async () => {
    const now = await look(target);
    return {
      streams: now.streams,
      sockets: Math.max(0, (now.openSockets ?? 0) - (before.openSockets ?? 0) - 10),
      timers: Math.max(0, now.timers - before.timers - 10),
    };
  };
  await expect.poll(leftOver).toEqual({ streams: 0, sockets: 0, timers: 0 });
  const after = await look(target);
  note({ clients, before, after });
  expect((after.memoryMiB ?? 0) - (before.memoryMiB ?? 0)).toBeLessThan(128);
});

test("many streams at once lose nothing", async ({ target, upstream }) => {
  const streams = pickSize(150, 500);
  const events = 20;
  let open = 0;
  let beginAll = () => {};
  const allOpen = new Promise<void>((resolve) => {
    beginAll = resolve;
  });
  upstream.script(async ({ body, response }) => {
    const id = (await body).toString();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    open += 1;
    // None goes on before all are there, so the relay holds that many at once.
    if (open === streams) beginAll();
    await allOpen;
    for (let index = 0; index < events; index++) {
      await new Promise<void>((resolve) => {
        response.write(`data: ${id}-${index}\n\n`, () => resolve());
      });
    }
    response.end();
  });
  const before = await look(target);
  const texts = await Promise.all(
    Array.from({ length: streams }, async (_, id) => (await ask(target, String(id))).text()),
  );
  note({ streams, events: streams * events, before, after: await look(target) });
  expect(open).toBe(streams);
  const wrong = texts.filter(
    (text, id) => text !== Array.from({ length: events }, (_, index) => `data: ${id}-${index}\n\n`).join(""),
  );
  expect(wrong).toEqual([]);
});

async function countBytes(response: Response): Promise<number> {
  let count = 0;
  for await (const piece of response.body ?? []) count += piece.byteLength;
  return count;
}
