import type { AssemblerKind } from "@/lib/stream/assembler";
import type { Exchange, ExchangeRun } from "@/lib/stream/exchange";
import { getConnectionQueue } from "./connection-queue";
import { nextTask } from "./next-task";

export interface SendRequest {
  url: string;
  method: string;
  headers: [name: string, value: string][];
  body?: BodyInit | undefined;
  assembler?: AssemblerKind | undefined;
  /** Aborting it stops the exchange, like `exchange.stop()`. */
  signal?: AbortSignal;
}

/** Reads of what already arrived resolve without a task in between, so a flood would keep the page from painting. */
const maxSliceMs = 8;

const connections = getConnectionQueue();

/**
 * Sends a request and feeds the response into the exchange as it arrives. Resolves when the exchange has ended; never
 * rejects: what goes wrong becomes the exchange's state. The request waits while this tab has no free connection.
 */
export async function sendRequest(exchange: Exchange, request: SendRequest): Promise<void> {
  const controller = new AbortController();
  const run = exchange.begin({
    method: request.method,
    url: request.url,
    assembler: request.assembler,
    abort: () => controller.abort(),
  });
  const stop = () => run.active && exchange.stop();
  if (request.signal?.aborted) stop();
  request.signal?.addEventListener("abort", stop, { once: true });
  try {
    const release = await connections.acquire(controller.signal).catch(() => undefined);
    if (!release) return;
    try {
      await transfer(run, request, controller.signal);
    } finally {
      release();
    }
  } finally {
    request.signal?.removeEventListener("abort", stop);
  }
}

async function transfer(run: ExchangeRun, request: SendRequest, signal: AbortSignal): Promise<void> {
  let prepared: Request;
  try {
    prepared = new Request(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      redirect: "manual",
      cache: "no-store",
      credentials: "same-origin",
      signal,
    });
  } catch (error) {
    run.fail({ kind: "refused-by-browser", detail: messageOf(error) });
    return;
  }
  run.sent();
  let response: Response;
  try {
    response = await fetch(prepared);
  } catch (error) {
    run.fail({ kind: "unreachable", offline: isOffline(), detail: messageOf(error) });
    return;
  }
  if (response.type === "opaqueredirect") {
    run.fail({ kind: "redirect" });
    return;
  }
  run.receiveHead({ status: response.status, statusText: response.statusText, headers: [...response.headers] });
  try {
    const reader = response.body?.getReader();
    let sliceStart = performance.now();
    while (reader && run.active) {
      const { done, value } = await reader.read();
      if (done) break;
      run.receiveBytes(value);
      if (performance.now() - sliceStart > maxSliceMs) {
        await nextTask();
        sliceStart = performance.now();
      }
    }
    run.end();
  } catch (error) {
    run.end({ offline: isOffline(), detail: messageOf(error) });
  }
}

function isOffline(): boolean {
  return typeof navigator !== "undefined" && navigator.onLine === false;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
