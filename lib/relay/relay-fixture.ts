import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { startUpstream, type Upstream } from "@/e2e/upstream/start-upstream";
import { type Environment, type RelayLimits, readEnvironment } from "@/lib/environment";
import type { Operation } from "@/lib/openapi/operation";
import { createAdmission } from "@/lib/relay/admission";
import { peerAddressHeader } from "@/lib/relay/client-address";
import type { RelayLogEntry } from "@/lib/relay/relay-log";
import { type RelayDependencies, relayRequest } from "@/lib/relay/relay-request";
import { createRelayedApi, type RelayedApi } from "@/lib/relay/resolve-target";
import { createUpstreamAgent } from "@/lib/relay/upstream-agent";
import { createBodyBudget } from "@/lib/server/body-budget";
import { createLifecycle } from "@/lib/server/lifecycle";

/** An operation for tests: only what a test is about has to be given. */
export function makeOperation(method: Operation["method"], path: string, more: Partial<Operation> = {}): Operation {
  return {
    id: `${method} ${path}`,
    method,
    path,
    tag: "Test",
    tagSlug: "test",
    slug: "test",
    title: path,
    deprecated: false,
    parameters: [],
    responses: [],
    security: [],
    hints: {},
    ...more,
  };
}

const operations = [
  makeOperation("POST", "/chat/completions", {
    id: "chat",
    hints: { stream: { property: "stream", assembler: "chat-completions" } },
  }),
  makeOperation("GET", "/models/{author}/{slug}/endpoints", { id: "listEndpoints" }),
  makeOperation("GET", "/models", { id: "listModels" }),
];

export interface RelayFixture {
  upstream: Upstream;
  api: RelayedApi;
  dependencies: RelayDependencies;
  logs: RelayLogEntry[];
  /** Settles with the next log line, which is written when a request is over. */
  nextLog(): Promise<RelayLogEntry>;
  /** Runs the relay on a request as a same-origin browser sends it. `path` follows `/api/relay/main`. */
  send(path: string, init?: RequestInit): Promise<Response>;
  post(body: BodyInit, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

interface FixtureOptions {
  limits?: Partial<RelayLimits>;
  settings?: Partial<Environment>;
  operations?: Operation[];
  /** Instead of the scriptable upstream's address. */
  baseUrl?: string;
}

/** The relay between a scriptable upstream on the loopback and `send`. */
export async function startRelayFixture(options: FixtureOptions = {}): Promise<RelayFixture> {
  const upstream = await startUpstream();
  const defaults = readEnvironment({});
  const limits = { ...defaults.limits, ...options.limits };
  const logs: RelayLogEntry[] = [];
  const waiting: ((entry: RelayLogEntry) => void)[] = [];
  const agent = createUpstreamAgent(limits);
  const dependencies: RelayDependencies = {
    dispatcher: agent,
    admission: createAdmission(limits),
    bodyBudget: createBodyBudget(limits.bodiesLimitBytes),
    lifecycle: createLifecycle(),
    settings: { ...defaults, ...options.settings, limits },
    writeLog: (entry) => {
      logs.push(entry);
      waiting.shift()?.(entry);
    },
  };
  const baseUrl = options.baseUrl ?? `${upstream.url}/api/v1`;
  const api = createRelayedApi(options.operations ?? operations, [
    { id: "main", baseUrl, operationServerUrl: "replaces-base" },
  ]);
  const send = (path: string, init: RequestInit = {}) => {
    const headers = new Headers({
      host: "localhost:3000",
      "sec-fetch-site": "same-origin",
      [peerAddressHeader]: "127.0.0.1",
    });
    new Headers(init.headers).forEach((value, name) => {
      headers.set(name, value);
    });
    const url = path.startsWith("http") ? path : `http://localhost:3000/api/relay/main${path}`;
    return relayRequest(new Request(url, { ...init, headers }), api, dependencies);
  };
  return {
    upstream,
    api,
    dependencies,
    logs,
    nextLog: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    send,
    post: (body, init = {}) =>
      send("/chat/completions", {
        method: "POST",
        body,
        ...init,
        headers: { "content-type": "application/json", ...Object.fromEntries(new Headers(init.headers)) },
      }),
    close: async () => {
      await agent.destroy();
      await upstream.close();
    },
  };
}

/** The fixture behind a real HTTP server, which turns messages into `Request` and `Response` the way Next does. */
export async function serveRelayFixture(fixture: RelayFixture): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    serve(fixture, request, response).catch(() => response.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: readPort(server), close: () => closeServer(server) };
}

async function serve(fixture: RelayFixture, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const aborted = new AbortController();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) {
      aborted.abort();
    }
  });
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const request = new Request(`http://localhost${incoming.url}`, {
    method: incoming.method ?? "GET",
    headers,
    signal: aborted.signal,
    ...(hasBody && { body: readBody(incoming), duplex: "half" }),
  });
  const response = await relayRequest(request, fixture.api, fixture.dependencies);
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body) {
    await pipeline(Readable.from(response.body), outgoing);
  } else {
    outgoing.end();
  }
}

function readBody(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      incoming.on("data", (piece: Buffer) => controller.enqueue(new Uint8Array(piece)));
      incoming.on("end", () => controller.close());
      incoming.on("error", (error) => controller.error(error));
    },
  });
}

function readPort(server: Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) {
    throw new Error("the server does not listen on a port");
  }
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
