import type { RelayLimits } from "@/lib/environment";
import type { RelayFailure } from "@/lib/errors/relay-errors";
import type { BodyBudget } from "@/lib/server/body-budget";

export type BodyResult =
  | { kind: "body"; bytes: Uint8Array }
  | { kind: "refused"; failure: RelayFailure; receivedBytes: number }
  | { kind: "client-gone" };

type BodyLimits = Pick<RelayLimits, "bodyLimitBytes" | "bodyIdleTimeoutMs">;

/**
 * Reads the whole request body, which the upstream call needs at once: a body that never arrives whole must never
 * reach the API, where it could be billed. Counts bytes rather than believing Content-Length. Whoever gets a body gives
 * its bytes back to the budget.
 */
export async function readRequestBody(request: Request, limits: BodyLimits, budget: BodyBudget): Promise<BodyResult> {
  const { result, takenBytes } = await readWithin(request, limits, budget);
  if (result.kind !== "body") {
    budget.give(takenBytes);
  }
  return result;
}

interface Reading {
  result: BodyResult;
  takenBytes: number;
}

async function readWithin(request: Request, limits: BodyLimits, budget: BodyBudget): Promise<Reading> {
  const announced = request.headers.get("content-length");
  const announcedBytes = announced === null ? undefined : Number(announced);
  if (announcedBytes !== undefined && announcedBytes > limits.bodyLimitBytes) {
    return refuse({ code: "body_too_large", detail: `limit ${limits.bodyLimitBytes} bytes` }, 0, 0);
  }
  if (!request.body) {
    return { result: { kind: "body", bytes: new Uint8Array(0) }, takenBytes: 0 };
  }
  const watch = watchReading(request.signal, limits.bodyIdleTimeoutMs);
  const pieces: Uint8Array[] = [];
  let receivedBytes = 0;
  let takenBytes = 0;
  const reader = request.body.getReader();
  try {
    // The announced length ends the loop by itself, which saves waiting for the stream to say so.
    while (receivedBytes !== announcedBytes) {
      const piece = await Promise.race([readPiece(reader), watch.interrupted]);
      if (piece === "client-gone") {
        return { result: { kind: "client-gone" }, takenBytes };
      }
      if (piece === "stalled") {
        return refuse(
          { code: "body_timeout", detail: `limit ${limits.bodyIdleTimeoutMs} ms` },
          receivedBytes,
          takenBytes,
        );
      }
      if (piece === "end") {
        break;
      }
      watch.noteProgress();
      receivedBytes += piece.byteLength;
      if (receivedBytes > limits.bodyLimitBytes) {
        return refuse(
          { code: "body_too_large", detail: `limit ${limits.bodyLimitBytes} bytes` },
          receivedBytes,
          takenBytes,
        );
      }
      if (!budget.take(piece.byteLength)) {
        return refuse({ code: "bodies_too_large", retryAfterSeconds: 5 }, receivedBytes, takenBytes);
      }
      takenBytes += piece.byteLength;
      pieces.push(piece);
    }
  } finally {
    watch.stop();
  }
  if (announcedBytes !== undefined && receivedBytes !== announcedBytes) {
    return refuse({ code: "body_incomplete" }, receivedBytes, takenBytes);
  }
  const [first] = pieces;
  const bytes = first && pieces.length === 1 ? first : Buffer.concat(pieces, receivedBytes);
  return { result: { kind: "body", bytes }, takenBytes };
}

function refuse(failure: RelayFailure, receivedBytes: number, takenBytes: number): Reading {
  return { result: { kind: "refused", failure, receivedBytes }, takenBytes };
}

/** Says when the client has gone, or has sent nothing for so long. */
function watchReading(signal: AbortSignal, idleTimeoutMs: number) {
  let interrupt: (reason: "stalled" | "client-gone") => void = () => {};
  const interrupted = new Promise<"stalled" | "client-gone">((resolve) => {
    interrupt = resolve;
  });
  const onAbort = () => interrupt("client-gone");
  if (signal.aborted) {
    onAbort();
  }
  signal.addEventListener("abort", onAbort, { once: true });
  const timer = setTimeout(() => interrupt("stalled"), idleTimeoutMs);
  return {
    interrupted,
    noteProgress: () => void timer.refresh(),
    stop() {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
    },
  };
}

/** The reader is not cancelled at a limit: that would close the socket before the browser has read the refusal. */
async function readPiece(reader: ReadableStreamDefaultReader<Uint8Array>) {
  try {
    const result = await reader.read();
    return result.done ? "end" : result.value;
  } catch {
    // A body stream only fails when its connection does.
    return "client-gone";
  }
}
