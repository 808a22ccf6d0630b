import type { Json } from "@/lib/json";
import type { DemoBehaviour } from "../demo-models";
import type { StreamItem } from "../event-stream";

export interface StreamPart {
  /** Name of the event, where the format uses names. */
  event?: string;
  data: Json;
}

export interface StreamParts {
  before: StreamPart[];
  pieces: StreamPart[];
  after: StreamPart[];
  /** Takes the place of the second half when the model is meant to fail there. */
  failure: StreamPart[];
  /** Ends the stream when all went well. */
  endText?: string;
}

interface Pace {
  /** Waits before the first comments. */
  commentsMs: number[];
  firstPieceMs: number;
  pieceMs: number;
}

const paces: Record<NonNullable<DemoBehaviour["pace"]> | "usual", Pace> = {
  usual: { commentsMs: [0, 150], firstPieceMs: 150, pieceMs: 18 },
  slow: { commentsMs: [0, 1000, 1000, 1000], firstPieceMs: 200, pieceMs: 250 },
  quick: { commentsMs: [0], firstPieceMs: 50, pieceMs: 6 },
  flood: { commentsMs: [0], firstPieceMs: 1, pieceMs: 1 },
};

const processing = "OPENROUTER PROCESSING";

/**
 * Adds to the pieces of an answer what makes a stream of them: comments while the model "thinks" and one in the middle,
 * the pace, and the model's own way to fail.
 */
export function* playParts(behaviour: DemoBehaviour, parts: StreamParts): Generator<StreamItem> {
  const pace = paces[behaviour.pace ?? "usual"];
  for (const waitMs of pace.commentsMs) {
    yield { kind: "comment", text: processing, waitMs };
  }
  let waitMs = pace.firstPieceMs;
  for (const part of parts.before) {
    yield { kind: "event", ...part, waitMs: 0 };
  }
  const half = Math.ceil(parts.pieces.length / 2);
  for (const [index, part] of parts.pieces.entries()) {
    if (index === half) {
      if (behaviour.breaksOff === "cut") {
        yield { kind: "cut", waitMs };
        return;
      }
      if (behaviour.breaksOff === "error") {
        yield* parts.failure.map((failure) => ({ kind: "event" as const, ...failure, waitMs }));
        return;
      }
      yield { kind: "comment", text: processing, waitMs: 0 };
    }
    yield { kind: "event", ...part, waitMs };
    waitMs = pace.pieceMs;
  }
  for (const part of parts.after) {
    yield { kind: "event", ...part, waitMs };
  }
  if (parts.endText !== undefined) {
    yield { kind: "text", text: parts.endText, waitMs: 0 };
  }
}
