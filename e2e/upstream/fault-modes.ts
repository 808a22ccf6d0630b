import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { completionBody, completionEvents } from "./completion";
import type { UpstreamCall } from "./start-upstream";

export interface FaultOptions {
  /** For "status". */
  status?: number;
  /** Pieces of the answer's text, where a mode sends one. */
  pieces?: number;
  /** Pause between two pieces. */
  pauseMs?: number;
  /** Extra response headers. */
  headers?: Record<string, string | string[]>;
  /** For "status": the body, instead of an error in OpenRouter's shape. */
  body?: string;
  /** For "redirect". */
  location?: string;
  /** For "flood". */
  totalBytes?: number;
  /** For "flood": the size of one event, 1 KiB by default. */
  pieceBytes?: number;
}

type Mode = (call: UpstreamCall, options: FaultOptions) => Promise<void>;

/** Everything an API can do to the one who calls it, by name. Each waits for the whole request unless it says so. */
export const faultModes = {
  /** A whole chat completion as server-sent events, ending with `[DONE]`. */
  stream: async (call, options) => {
    await beginStream(call, options);
    await sendPieces(call, completionEvents(options.pieces ?? 5), options);
    call.response.end();
  },
  /** A whole chat completion as JSON. */
  json: async (call, options) => {
    await call.body;
    call.response.writeHead(200, { "content-type": "application/json", ...options.headers });
    call.response.end(JSON.stringify(completionBody(options.pieces ?? 5)));
  },
  /** The request that arrived, as JSON. */
  echo: async (call, options) => {
    const { recorded, response } = call;
    await call.body;
    const { method, url, rawHeaders, body } = recorded;
    response.writeHead(200, { "content-type": "application/json", ...options.headers });
    response.end(JSON.stringify({ method, url, rawHeaders, body: body.toString("base64") }));
  },
  /** Reset in the middle of a stream, and of an event. */
  "reset-mid-stream": async (call, options) => {
    await beginStream(call, options);
    await sendPieces(call, completionEvents(options.pieces ?? 5).slice(0, -3), options);
    await write(call, 'data: {"choices":[{"del');
    call.socket.resetAndDestroy();
  },
  /** Connection closed in the middle of a stream, without the last chunk. */
  "close-mid-stream": async (call, options) => {
    await beginStream(call, options);
    await sendPieces(call, completionEvents(options.pieces ?? 5).slice(0, -3), options);
    call.socket.end();
  },
  /** Reset instead of an answer. */
  "reset-before-headers": async (call) => {
    await call.body;
    call.socket.resetAndDestroy();
  },
  /** Not HTTP at all. */
  garbage: async (call) => {
    await call.body;
    call.socket.end("\u0000\u0001 this is not HTTP\r\n\r\n");
  },
  /** One header of 20 kB. */
  "big-headers": async (call) => {
    await call.body;
    call.socket.end(`HTTP/1.1 200 OK\r\nX-Big: ${"x".repeat(20_000)}\r\nContent-Length: 2\r\n\r\n{}`);
  },
  /** Takes the request and never answers. */
  hang: async (call) => {
    await call.body;
    await call.closed;
  },
  /** Status and headers of a stream, then nothing. */
  "hang-after-headers": async (call, options) => {
    await beginStream(call, options);
    call.response.flushHeaders();
    await call.closed;
  },
  /** Stops in the middle of a stream without closing. */
  idle: async (call, options) => {
    await beginStream(call, options);
    await sendPieces(call, completionEvents(options.pieces ?? 5).slice(0, -3), options);
    await call.closed;
  },
  /** Announces more bytes than it sends. */
  "short-content-length": async (call) => {
    await call.body;
    const body = JSON.stringify(completionBody(5));
    const length = Buffer.byteLength(body) + 100;
    call.socket.end(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n${body}`);
  },
  /** The API's own error in the middle of a stream, with status 200. */
  "error-in-stream": async (call, options) => {
    await beginStream(call, options);
    await sendPieces(call, completionEvents(options.pieces ?? 5).slice(0, -3), options);
    const error = { code: 502, message: "Provider disconnected", metadata: { provider_name: "Example" } };
    const choices = [{ index: 0, delta: { content: "" }, finish_reason: "error" }];
    await write(call, `data: ${JSON.stringify({ id: "gen-1", error, choices })}\n\n`);
    call.response.end();
  },
  /** A stream that ends cleanly, but with neither a finish reason nor `[DONE]`. */
  "end-without-done": async (call, options) => {
    await beginStream(call, options);
    await sendPieces(call, completionEvents(options.pieces ?? 5).slice(0, -3), options);
    call.response.end();
  },
  /** An error status with a body in OpenRouter's shape. */
  status: async (call, options) => {
    await call.body;
    const status = options.status ?? 500;
    const error = { code: status, message: `Scripted ${status}`, metadata: { provider_name: "Example" } };
    call.response.writeHead(status, { "content-type": "application/json", ...options.headers });
    call.response.end(options.body ?? JSON.stringify({ error }));
  },
  /** A page with script, cookies and everything else that must not reach the browser. */
  html: async (call, options) => {
    await call.body;
    call.response.writeHead(options.status ?? 200, {
      "content-type": "text/html; charset=utf-8",
      "set-cookie": ["upstream=1; Path=/", "second=2"],
      "clear-site-data": '"cookies", "storage"',
      "content-security-policy": "script-src *",
      "access-control-allow-origin": "*",
      "service-worker-allowed": "/",
      refresh: "0; url=/evil",
      link: "</evil.js>; rel=preload; as=script",
      ...options.headers,
    });
    call.response.end("<!doctype html><title>Bad gateway</title><script>globalThis.evil = true</script>");
  },
  /** Sends the caller elsewhere. */
  redirect: async (call, options) => {
    await call.body;
    call.response.writeHead(options.status ?? 302, { location: options.location ?? "/evil", ...options.headers });
    call.response.end();
  },
  /** Compressed, although nobody asked for it. */
  gzip: async (call, options) => {
    await call.body;
    call.response.writeHead(200, {
      "content-type": "application/json",
      "content-encoding": "gzip",
      ...options.headers,
    });
    call.response.end(gzipSync(JSON.stringify(completionBody(options.pieces ?? 5))));
  },
  /** An interim answer before the real one. */
  "early-hints": async (call) => {
    await call.body;
    const body = JSON.stringify(completionBody(5));
    const type = "Content-Type: application/json";
    call.socket.write("HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n");
    call.socket.end(`HTTP/1.1 200 OK\r\n${type}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  },
  /** Refuses before it has read the request body, and hangs up. */
  "early-413": async (call) => {
    const body = JSON.stringify({ error: { code: 413, message: "Request too large" } });
    call.response.writeHead(413, { "content-type": "application/json", connection: "close" });
    call.response.end(body);
    await once(call.response, "close");
  },
  /** Events as fast as the reader takes them. */
  flood: async (call, options) => {
    await beginStream(call, options);
    const event = `data: ${"x".repeat((options.pieceBytes ?? 1024) - 8)}\n\n`;
    for (let sent = 0; sent < (options.totalBytes ?? 64 * 1024 * 1024); sent += event.length) {
      await write(call, event);
    }
    call.response.end();
  },
} as const satisfies Record<string, Mode>;

export type FaultMode = keyof typeof faultModes;

async function beginStream(call: UpstreamCall, options: FaultOptions): Promise<void> {
  await call.body;
  call.response.writeHead(200, {
    "content-type": "text/event-stream",
    "x-generation-id": "gen-1",
    ...options.headers,
  });
}

async function sendPieces(call: UpstreamCall, pieces: string[], options: FaultOptions): Promise<void> {
  for (const piece of pieces) {
    await write(call, piece);
    if (options.pauseMs !== undefined) {
      await delay(options.pauseMs);
    }
  }
}

/** Settles when the operating system has taken the piece; never, when the reader has gone. */
async function write(call: UpstreamCall, piece: string): Promise<void> {
  await new Promise<void>((resolve) => {
    call.response.write(piece, () => resolve());
  });
}
