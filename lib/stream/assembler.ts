import type { Json } from "@/lib/json";
import type { Answer } from "./answer";

/** Which family of APIs a stream belongs to. */
export type AssemblerKind = "chat-completions" | "responses" | "completions";

/** Builds one answer out of the chunks of a stream. */
export interface Assembler {
  /** Takes the JSON of one event. Costs the chunk alone. Never throws, whatever the JSON holds. */
  push(chunk: Json, eventType?: string): void;
  /** The answer so far in the shape that a request without streaming gives. Costs the whole answer. */
  value(): Json;
  /** The answer so far for display; undefined when the chunks are of no known family. Costs its parts, not its text. */
  answer(): Answer | undefined;
  /** Whether anything that a model wrote has arrived. */
  readonly hasContent: boolean;
  /**
   * "complete": the stream itself said that it is over. "open": more must come, so an end now is a cut. "unknown": chunks of
   * no known family, which have no known end.
   */
  readonly progress: "open" | "complete" | "unknown";
  /** The error that the API reported inside the stream, as it reported it. */
  readonly error: Json | undefined;
}
