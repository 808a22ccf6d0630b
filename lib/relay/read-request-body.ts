import type { RelayLimits } from "@/lib/environment";
import type { RelayFailure } from "@/lib/errors/relay-errors";

export type BodyResult =
  | { kind: "body"; bytes: Buffer }
  | { kind: "refused"; failure: RelayFailure; receivedBytes: number }
  | { kind: "client-gone" };

type BodyLimits = Pick<RelayLimits, "bodyLimitBytes" | "bodyIdleTimeoutMs">;

/**
 * Reads the whole request body, which the upstream call needs at once: a body that never arrives whole must never
 * reach the API, where it could be billed. Counts bytes rather than believing Content-Length.
 */
export async function readRequestBody(request: Request, limits: BodyLimits): Promise<BodyResult> {
  const announced = request.headers.get("content-length");
  const announcedBytes = announced === null ? undefined : Number(announced);
  if (announcedBytes !== undefined && announcedBytes > limits.bodyLimitBytes) {
    return refuse({ code: "body_too_large", detail: `limit ${limits.bodyLimitBytes} bytes` }, 0);
  }
  const pieces: Uint8Array[] = [];
  let receivedBytes = 0;
  const reader = request.body?.getReader();
  // The announced length ends the loop by itself, which saves waiting for the stream to say so.
  while (reader && receivedBytes !== announcedBytes) {
    const piece = await readPiece(reader, request.signal, limits.bodyIdleTimeoutMs);
    if (piece === "client-gone") {
      return { kind: "client-gone" };
    }
    if (piece === "stalled") {
      return refuse({ code: "body_timeout", detail: `limit ${limits.bodyIdleTimeoutMs} ms` }, receivedBytes);
    }
    if (piece === "end") {
      break;
    }
    receivedBytes += piece.byteLength;
    if (receivedBytes > limits.bodyLimitBytes) {
      return refuse({ code: "body_too_large", detail: `limit ${limits.bodyLimitBytes} bytes` }, receivedBytes);
    }
    pieces.push(piece);
  }
  if (announcedBytes !== undefined && receivedBytes !== announcedBytes) {
    return refuse({ code: "body_incomplete" }, receivedBytes);
  }
  return { kind: "body", bytes: Buffer.concat(pieces, receivedBytes) };
}

function refuse(failure: RelayFailure, receivedBytes: number): BodyResult {
  return { kind: "refused", failure, receivedBytes };
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** The reader is not cancelled at a limit: that would close the socket before the browser has read the refusal. */
async function readPiece(
  reader: Reader,
  signal: AbortSignal,
  idleTimeoutMs: number,
): Promise<Uint8Array | "end" | "stalled" | "client-gone"> {
  if (signal.aborted) {
    return "client-gone";
  }
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const interrupted = new Promise<"stalled" | "client-gone">((resolve) => {
    onAbort = () => resolve("client-gone");
    signal.addEventListener("abort", onAbort, { once: true });
    timer = setTimeout(() => resolve("stalled"), idleTimeoutMs);
  });
  try {
    const result = await Promise.race([reader.read(), interrupted]);
    return typeof result === "string" ? result : result.done ? "end" : result.value;
  } catch {
    // A body stream only fails when its connection does.
    return "client-gone";
  } finally {
    clearTimeout(timer);
    if (onAbort) {
      signal.removeEventListener("abort", onAbort);
    }
  }
}
