import type { TimedChunk } from "@/lib/stream/read-body";
import { encodeBase64 } from "./base64";
import type { Recording } from "./recording";

/** First member of the first line: what makes a file a recording. */
export const recordingFormat = "api-playground-recording";

export const recordingVersion = 1;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * A recording as lines of JSON: first what it is and the response's head, then one line per piece of the body, then how it
 * ended. A line per piece keeps large files readable by other tools, and a file without its last line is seen to be cut.
 * `readRecording` is its inverse, byte for byte.
 */
export function* writeRecording({ chunks, ending, ...head }: Recording): Generator<string> {
  yield line({
    format: recordingFormat,
    version: recordingVersion,
    recordedAt: new Date(head.recordedAtMs).toISOString(),
    request: { method: head.method, path: head.path },
    ...(head.assembler !== undefined && { assembler: head.assembler }),
    response: { status: head.status, statusText: head.statusText, headers: head.headers, atMs: head.headersMs },
  });
  for (const chunk of chunks) yield line({ atMs: chunk.atMs, ...writeBytes(chunk) });
  const { atMs, kind: end, ...detail } = ending;
  yield line({ atMs, end, ...detail });
}

/** Text where the bytes are a text on their own; a chunk may begin or end inside of a character. */
function writeBytes({ bytes }: TimedChunk): { text: string } | { base64: string } {
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { base64: encodeBase64(bytes) };
  }
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
