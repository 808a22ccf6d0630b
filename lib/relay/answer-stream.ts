import { type RelayFailure, toRelayErrorBody } from "@/lib/errors/relay-errors";
import type { BodyPiece, BodySource } from "@/lib/relay/body-source";
import { EventBoundary } from "@/lib/relay/loss-event";

export type AnswerEnd = Exclude<BodyPiece, { kind: "bytes" }>;

export interface AnswerStreamOptions {
  /** Aborts when the client goes away, also while nobody reads the stream. */
  signal: AbortSignal;
  /** For an event stream: the event that tells the reader of a loss. Any other body fails instead. */
  renderLoss?: (failure: RelayFailure) => string;
  /** Called once, however the body ends. */
  onEnd: (end: AnswerEnd, sentBytes: number) => void;
}

/**
 * The body as the browser gets it: the upstream's bytes unchanged, pulled only as fast as they are read. Where nothing
 * has arrived yet it begins with an empty piece, because Next sends status and headers no earlier than the first piece.
 */
export function createAnswerStream(source: BodySource, options: AnswerStreamOptions): ReadableStream<Uint8Array> {
  const boundary = new EventBoundary();
  let sentBytes = 0;
  let hasEnded = false;
  const end = (reason: AnswerEnd) => {
    if (!hasEnded) {
      hasEnded = true;
      options.signal.removeEventListener("abort", onAbort);
      options.onEnd(reason, sentBytes);
    }
  };
  const onAbort = () => {
    source.cancel();
    end({ kind: "client-gone" });
  };
  if (options.signal.aborted) {
    onAbort();
  }
  options.signal.addEventListener("abort", onAbort, { once: true });
  const pass = (piece: BodyPiece, controller: ReadableStreamDefaultController<Uint8Array>) => {
    switch (piece.kind) {
      case "bytes":
        sentBytes += piece.bytes.byteLength;
        if (options.renderLoss) {
          boundary.feed(piece.bytes);
        }
        controller.enqueue(piece.bytes);
        return;
      case "lost":
        if (options.renderLoss) {
          const event = boundary.separator + options.renderLoss(piece.failure);
          controller.enqueue(new TextEncoder().encode(event));
          controller.close();
        } else {
          controller.error(createLoss(piece.failure));
        }
        break;
      case "client-gone":
        controller.error(createLoss(undefined));
        break;
      case "end":
        controller.close();
        break;
    }
    end(piece);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let piece = source.readNow();
      if (piece?.kind === "bytes") {
        pass(piece, controller);
        piece = source.readNow();
      } else {
        controller.enqueue(new Uint8Array(0));
      }
      // A short answer is often there as a whole. A loss waits for `pull`: here it would take back what is queued.
      if (piece?.kind === "bytes" || piece?.kind === "end") {
        pass(piece, controller);
      }
    },
    async pull(controller) {
      pass(await source.read(), controller);
    },
    cancel: onAbort,
  });
}

/** Next writes any other error to its log with a stack; for one with this name it only closes the connection. */
function createLoss(failure: RelayFailure | undefined): Error {
  const message = failure ? toRelayErrorBody(failure).error.message : "The client went away.";
  return new DOMException(message, "AbortError");
}
