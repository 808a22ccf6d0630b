import { isJsonObject, type Json } from "@/lib/json";
import { createChoicesAssembler } from "./assemble-choices";
import { createResponsesAssembler } from "./assemble-responses";
import type { Assembler, AssemblerKind } from "./assembler";

/**
 * The assembler for a stream. The first chunk that tells its family decides; `expected` is what the API description
 * says and counts until then. With neither, the chunks are only collected.
 */
export function createAssembler(expected: AssemblerKind | undefined): Assembler {
  const early: { chunk: Json; eventType: string | undefined }[] = [];
  let decided = false;
  let inner: Assembler = expected ? forKind(expected) : createListAssembler();

  return {
    push: (chunk, eventType) => {
      const kind = decided ? undefined : detectKind(chunk);
      if (kind !== undefined) {
        decided = true;
        inner = forKind(kind);
        for (const item of early) attempt(() => inner.push(item.chunk, item.eventType));
        early.length = 0;
      } else if (!decided) {
        early.push({ chunk, eventType });
      }
      attempt(() => inner.push(chunk, eventType));
    },
    value: () => inner.value(),
    answer: () => inner.answer(),
    get hasContent() {
      return inner.hasContent;
    },
    get progress() {
      return inner.progress;
    },
    get error() {
      return inner.error;
    },
  };
}

function forKind(kind: AssemblerKind): Assembler {
  switch (kind) {
    case "chat-completions":
    case "completions":
      return createChoicesAssembler();
    case "responses":
      return createResponsesAssembler();
  }
}

function detectKind(chunk: Json): AssemblerKind | undefined {
  if (!isJsonObject(chunk)) return undefined;
  if (typeof chunk.type === "string" && chunk.type.startsWith("response.")) return "responses";
  const first = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined;
  if (!isJsonObject(first)) return undefined;
  if (first.delta !== undefined || first.message !== undefined) return "chat-completions";
  return first.text === undefined ? undefined : "completions";
}

/** A chunk nested so deeply that merging it exhausts the stack stays visible as an event; the answer goes on without it. */
function attempt(push: () => void): void {
  try {
    push();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
}

/** Chunks of no known family, as a list. */
function createListAssembler(): Assembler {
  const chunks: Json[] = [];
  let error: Json | undefined;
  return {
    push: (chunk, eventType) => {
      chunks.push(chunk);
      const own = isJsonObject(chunk) ? chunk.error : undefined;
      if (own) error = own;
      else if (eventType === "error" || (isJsonObject(chunk) && chunk.type === "error")) error ??= chunk;
    },
    value: () => chunks,
    answer: () => undefined,
    get hasContent() {
      return chunks.length > 0;
    },
    progress: "unknown",
    get error() {
      return error;
    },
  };
}
