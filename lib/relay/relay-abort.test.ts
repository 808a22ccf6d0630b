import { afterEach, describe, expect, test } from "vitest";
import { type RelayFixture, startRelayFixture } from "@/lib/relay/relay-fixture";

let fixture: RelayFixture;

afterEach(() => fixture.close());

describe("a client that goes away", () => {
  test("before the headers closes the upstream call", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("hang");
    const client = new AbortController();
    const arriving = fixture.upstream.nextCall();
    const answering = fixture.post("{}", { signal: client.signal });
    const call = await arriving;
    client.abort();
    await call.closed;
    expect((await answering).status).toBe(499);
    expect(fixture.logs).toMatchObject([{ end: "client_gone", status: 499 }]);
  });

  test.each([
    ["after the headers", "hang-after-headers"],
    ["in a stream", "stream"],
    ["while the stream is silent", "idle"],
  ] as const)("%s closes the upstream call", async (_, mode) => {
    fixture = await startRelayFixture();
    fixture.upstream.script(mode, { pieces: 1000, ...(mode === "stream" && { pauseMs: 1 }) });
    const client = new AbortController();
    const arriving = fixture.upstream.nextCall();
    const response = await fixture.post("{}", { signal: client.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    const logged = fixture.nextLog();
    client.abort();
    await (await arriving).closed;
    const drained = (async () => {
      for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
        // Whatever had arrived is still handed over.
      }
    })();
    await expect(drained).rejects.toMatchObject({ name: "AbortError" });
    expect(await logged).toMatchObject({ end: "client_gone" });
    expect(fixture.dependencies.admission.activeCount).toBe(0);
  });

  test("before anybody reads the body leaves nothing behind", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("hang-after-headers");
    const client = new AbortController();
    const arriving = fixture.upstream.nextCall();
    await fixture.post("{}", { signal: client.signal });
    client.abort();
    await (await arriving).closed;
    expect(fixture.logs).toMatchObject([{ end: "client_gone" }]);
    expect(fixture.dependencies.admission.activeCount).toBe(0);
  });

  test("by cancelling the body closes the upstream call", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("flood");
    const arriving = fixture.upstream.nextCall();
    const response = await fixture.post("{}");
    const logged = fixture.nextLog();
    await response.body?.cancel();
    await (await arriving).closed;
    expect(await logged).toMatchObject({ end: "client_gone", status: 200 });
  });

  test("while a compressed answer is read closes the upstream call", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("idle", { headers: { "content-encoding": "gzip" } });
    const arriving = fixture.upstream.nextCall();
    const response = await fixture.post("{}");
    await response.body?.cancel();
    await (await arriving).closed;
    expect(fixture.logs).toMatchObject([{ end: "client_gone" }]);
  });

  test("before it was even looked at sends nothing", async () => {
    fixture = await startRelayFixture();
    const response = await fixture.post("{}", { signal: AbortSignal.abort() });
    expect(response.status).toBe(499);
    expect(fixture.upstream.requests).toEqual([]);
  });

  test("while a connection is awaited never sends the request", async () => {
    fixture = await startRelayFixture({ limits: { maxStreams: 1 } });
    fixture.dependencies.admission = { activeCount: 0, admit: async () => ({ ok: true, release: () => {} }) };
    fixture.upstream.script("hang-after-headers");
    const held = await fixture.post("first");
    const client = new AbortController();
    const queued = new Promise<void>((resolve) => {
      fixture.dependencies.dispatcher = fixture.dependencies.dispatcher.compose((dispatch) => (options, handler) => {
        const hasRoom = dispatch(options, handler);
        resolve();
        return hasRoom;
      });
    });
    const waiting = fixture.post("second", { signal: client.signal });
    await queued;
    client.abort();
    expect((await waiting).status).toBe(499);
    await held.body?.cancel();
    fixture.upstream.script("json");
    expect((await fixture.post("third")).status).toBe(200);
    expect(fixture.upstream.requests.map((request) => request.body.toString())).toEqual(["first", "third"]);
  });

  test("a hundred times leaves nothing behind", async () => {
    fixture = await startRelayFixture();
    fixture.upstream.script("hang-after-headers");
    await Promise.all(
      Array.from({ length: 100 }, async () => {
        const response = await fixture.post("{}");
        await response.body?.cancel();
      }),
    );
    expect(fixture.dependencies.admission.activeCount).toBe(0);
    expect(fixture.logs).toHaveLength(100);
    fixture.upstream.script("json");
    expect((await fixture.post("{}")).status).toBe(200);
  });
});
