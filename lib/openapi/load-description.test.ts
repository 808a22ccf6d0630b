import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ApiDescription } from "./operation";

let directory: string;
let server: Server | undefined;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "description-"));
});

afterEach(async () => {
  server?.close();
  server = undefined;
  await rm(directory, { recursive: true });
  vi.unstubAllEnvs();
  // Whoever loads the module next, also for another file of tests, gets one without these settings.
  vi.resetModules();
});

/** The module reads its settings when it is loaded. */
async function freshLoader(location?: string): Promise<() => Promise<ApiDescription>> {
  vi.resetModules();
  vi.stubEnv("OPENAPI_DOCUMENT", location ?? "");
  const { loadDescription } = await import("./load-description");
  return loadDescription;
}

async function serve(
  answer: (path: string, authorization?: string) => { status?: number; body: string },
): Promise<string> {
  server = createServer((request, response) => {
    const { status = 200, body } = answer(request.url ?? "", request.headers.authorization);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const document = (title: string) =>
  JSON.stringify({ openapi: "3.1.0", info: { title }, servers: [{ url: "/v1" }], paths: { "/a": { get: {} } } });

test("loads the project's own description by default", async () => {
  const load = await freshLoader();
  expect((await load()).operations.length).toBeGreaterThan(0);
});

test("loads a file, once, and again when it changes", async () => {
  const path = join(directory, "api.json");
  await writeFile(path, document("First"));
  const load = await freshLoader(path);
  const first = await load();
  expect(first.title).toBe("First");
  expect(await load()).toBe(first);
  await writeFile(path, document("Second"));
  await utimes(path, new Date(), new Date(Date.now() + 5000));
  expect((await load()).title).toBe("Second");
});

test("loads from the web once, whatever asks at the same time", async () => {
  const asked: string[] = [];
  const origin = await serve((path) => {
    asked.push(path);
    return { body: document("Remote") };
  });
  const load = await freshLoader(`${origin}/docs/api.json`);
  const [one, other] = await Promise.all([load(), load()]);
  expect(one).toBe(other);
  expect(asked).toEqual(["/docs/api.json"]);
  expect(one.servers).toEqual([{ url: `${origin}/v1`, name: new URL(origin).host }]);
});

test("says in one line what is wrong, and tries again the next time", async () => {
  let status = 404;
  const origin = await serve(() => ({ status, body: document("Late") }));
  const load = await freshLoader(`${origin}/api.json`);
  await expect(load()).rejects.toThrow(`The API description at ${origin}/api.json cannot be read (status 404).`);
  status = 200;
  expect((await load()).title).toBe("Late");
});

test("signs in with what stands in the address, and names neither that nor a query", async () => {
  let status = 403;
  const asked: unknown[] = [];
  const origin = await serve((path, authorization) => {
    asked.push([path, authorization]);
    return { status, body: document("Closed") };
  });
  const load = await freshLoader(`${origin.replace("//", "//m%C3%A9:pass%20word@")}/api.json?token=canary`);
  await expect(load()).rejects.toThrow(`The API description at ${origin}/api.json?… cannot be read (status 403).`);
  status = 200;
  expect((await load()).servers).toEqual([{ url: `${origin}/v1`, name: new URL(origin).host }]);
  const basic = `Basic ${Buffer.from("mé:pass word").toString("base64")}`;
  expect(asked.at(-1)).toEqual(["/api.json?token=canary", basic]);
  server?.close();
  server?.closeAllConnections();
  const unreachable = await freshLoader(`${origin.replace("//", "//me:pass@")}/other.json`);
  await expect(unreachable()).rejects.toThrow(/^The API description at http:\/\/127[^@]+other\.json cannot be reached/);
});

test("refuses a file that is not there, and one that describes no operation", async () => {
  const path = join(directory, "api.yaml");
  const load = await freshLoader(path);
  await expect(load()).rejects.toThrow(/^The API description .+api\.yaml cannot be read \(ENOENT/);
  await writeFile(path, "openapi: 3.1.0\nwebhooks: {}");
  await expect(load()).rejects.toThrow(/api\.yaml cannot be used: it describes no operation\.$/);
  await writeFile(path, "swagger: '2.0'");
  await expect(load()).rejects.toThrow(/Swagger 2\.0/);
});

test.each([
  [undefined, "/openapi.yaml"],
  ["/etc/api.yaml", undefined],
  ["https://api.example/openapi.json", "https://api.example/openapi.json"],
  ["https://api.example/openapi.json?token=secret", undefined],
  ["https://me:secret@api.example/openapi.json", undefined],
])("offers %s for download as %s", async (location, expected) => {
  vi.resetModules();
  vi.stubEnv("OPENAPI_DOCUMENT", location ?? "");
  const { findDocumentUrl } = await import("./load-description");
  expect(findDocumentUrl()).toBe(expected);
});
