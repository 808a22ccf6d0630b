import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type FaultMode, type FaultOptions, faultModes } from "./fault-modes";

interface RecordedRequest {
  method: string;
  /** Path and query as they stood on the wire. */
  url: string;
  rawHeaders: string[];
  /** Grows while the body arrives. */
  body: Buffer;
  /** True once the whole body has arrived. */
  isComplete: boolean;
}

export interface UpstreamCall {
  recorded: RecordedRequest;
  response: ServerResponse;
  /** For what no HTTP library would send. */
  socket: Socket;
  /** The whole request body; never settles when the client gives up on it. */
  body: Promise<Buffer>;
  /** The client hung up, or this side did. */
  closed: Promise<void>;
}

export type UpstreamHandler = (call: UpstreamCall) => void | Promise<void>;

/** A server on the loopback that answers as told and records what it received. */
export interface Upstream {
  /** `http://127.0.0.1:{port}` */
  url: string;
  requests: RecordedRequest[];
  /** How the requests from now on are answered; "stream" at the beginning. */
  script(handler: UpstreamHandler): void;
  script(mode: FaultMode, options?: FaultOptions): void;
  /** The next call to arrive, as soon as its headers are there. */
  nextCall(): Promise<UpstreamCall>;
  close(): Promise<void>;
}

export async function startUpstream(port = 0): Promise<Upstream> {
  const requests: RecordedRequest[] = [];
  const sockets = new Set<Socket>();
  let waiting: ((call: UpstreamCall) => void)[] = [];
  let handler: UpstreamHandler = (call) => faultModes.stream(call, {});

  const server = createServer({ keepAliveTimeout: 60_000, requestTimeout: 0 }, (request, response) => {
    const call = recordCall(request, response);
    requests.push(call.recorded);
    for (const resolve of waiting.splice(0)) {
      resolve(call);
    }
    Promise.resolve(handler(call)).catch(() => call.socket.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    // Resets are what some scripts are for.
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${readPort(server.address())}`,
    requests,
    script(next: UpstreamHandler | FaultMode, options: FaultOptions = {}) {
      handler = typeof next === "function" ? next : (call) => faultModes[next](call, options);
    },
    nextCall: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    async close() {
      waiting = [];
      for (const socket of sockets) {
        socket.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
}

function recordCall(request: IncomingMessage, response: ServerResponse): UpstreamCall {
  const recorded: RecordedRequest = {
    method: request.method ?? "",
    url: request.url ?? "",
    rawHeaders: request.rawHeaders,
    body: Buffer.alloc(0),
    isComplete: false,
  };
  const pieces: Buffer[] = [];
  const body = new Promise<Buffer>((resolve) => {
    request.on("data", (piece: Buffer) => {
      pieces.push(piece);
    });
    request.on("end", () => {
      recorded.body = Buffer.concat(pieces);
      recorded.isComplete = true;
      resolve(recorded.body);
    });
  });
  const closed = new Promise<void>((resolve) => {
    response.once("close", resolve);
  });
  return { recorded, response, socket: request.socket, body, closed };
}

function readPort(address: string | AddressInfo | null): number {
  if (typeof address !== "object" || address === null) {
    throw new Error("the upstream does not listen on a port");
  }
  return address.port;
}
