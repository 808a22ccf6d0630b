import { type RelayFailure, toRelayErrorBody } from "@/lib/errors/relay-errors";
import type { StreamAssembler } from "@/lib/openapi/operation";

/**
 * The server-sent event that the relay appends to a stream that broke, in the shape in which the API itself reports an
 * error in the middle of a stream: the reader can then tell "lost" from "done".
 */
export function renderLossEvent(
  failure: RelayFailure,
  assembler: StreamAssembler | undefined,
  requestId: string,
): string {
  const body = toRelayErrorBody(failure, requestId);
  return `data: ${JSON.stringify({ ...body, ...describeEnd(assembler, body.error.message) })}\n\n`;
}

function describeEnd(assembler: StreamAssembler | undefined, message: string): object {
  switch (assembler) {
    case "chat-completions":
      return { choices: [{ index: 0, delta: { content: "" }, finish_reason: "error" }] };
    case "completions":
      return { choices: [{ index: 0, text: "", finish_reason: "error" }] };
    case "responses":
      return { type: "error", code: "server_error", message, param: null };
    case undefined:
      return {};
  }
}

/** Remembers whether the bytes so far end between two events, where another event may begin. */
export class EventBoundary {
  /** The last bytes, four or more where there were as many: the longest mark is CR LF CR LF. */
  #tail: Uint8Array = Buffer.from("\n\n");

  feed(bytes: Uint8Array): void {
    this.#tail = bytes.byteLength >= 4 ? bytes : Buffer.concat([this.#tail.subarray(-4), bytes]);
  }

  /** What has to come before the next event: nothing, or line ends that close the one which broke off. */
  get separator(): string {
    return /(\n\n|\r\r|\r\n\r\n)$/.test(Buffer.from(this.#tail.subarray(-4)).toString("latin1")) ? "" : "\n\n";
  }
}
