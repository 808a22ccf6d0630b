import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReceivedRequest {
  method: string;
  /** Path and query as they stood on the wire, after the case's prefix. */
  target: string;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

export interface EchoServer {
  /** Base URL of a case; what arrives below it is recorded under its name. */
  baseUrl(name: string): string;
  received(name: string): ReceivedRequest[];
  close(): Promise<void>;
}

/** Everything that arrives of a request. */
export async function recordRequest(request: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
  return { method: request.method ?? "", target: request.url ?? "", headers, body: Buffer.concat(chunks) };
}

/** A loopback server that records every request and answers `{"ok":true}`, or as `answer` says. */
export async function startEchoServer(
  answer: (name: string, response: ServerResponse) => void = (_, response) => {
    response.setHeader("content-type", "application/json");
    response.end('{"ok":true}');
  },
): Promise<EchoServer> {
  const requests = new Map<string, ReceivedRequest[]>();
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const record = await recordRequest(request);
    const [, name = "", target = ""] = /^\/([^/]+)(.*)$/.exec(record.target) ?? [];
    requests.set(name, [...(requests.get(name) ?? []), { ...record, target }]);
    answer(name, response);
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: (name) => `http://127.0.0.1:${port}/${name}`,
    received: (name) => requests.get(name) ?? [],
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
