import { type Json, readPointer } from "@/lib/json";
import type { Recording } from "./recording";

const leftOut = "(left out of this recording)";

/**
 * The recording of an answer without the secret that `pointer` leads to in its body, for a file that is passed on. The body
 * becomes one piece that holds the same JSON. Undefined when the body may hold the secret where nobody can tell: broken
 * off, or no JSON.
 */
export function leaveOutSecret(recording: Recording, body: Json | undefined, pointer: string): Recording | undefined {
  const { status, headers, chunks } = recording;
  const atMs = chunks.at(-1)?.atMs;
  if (status >= 400 || atMs === undefined) return recording;
  if (body === undefined) return undefined;
  const secret = readPointer(body, pointer);
  if (typeof secret !== "string" || secret === "") return recording;
  const text = writeWithout(body, secret);
  if (text === undefined) return undefined;
  return {
    ...recording,
    // The announced length is that of the body as it came.
    headers: headers.filter(([name]) => name.toLowerCase() !== "content-length"),
    chunks: [{ atMs, bytes: new TextEncoder().encode(text) }],
  };
}

/** JSON text in which no string holds the secret; undefined for a value that is nested too deeply to be written. */
function writeWithout(body: Json, secret: string): string | undefined {
  try {
    return JSON.stringify(body, (_, value: Json) =>
      typeof value === "string" ? value.replaceAll(secret, leftOut) : value,
    );
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
