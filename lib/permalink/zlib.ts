/**
 * Compresses to the zlib format (RFC 1950), whose Adler-32 checksum makes a damaged link fail instead of opening as a
 * different request.
 */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

export type Inflated = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; reason: "damaged" | "too-large" };

/** Undoes `deflate`, reading at most `limitBytes`: a small input can stand for gigabytes. */
export async function inflate(bytes: Uint8Array<ArrayBuffer>, limitBytes: number): Promise<Inflated> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let sizeBytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      sizeBytes += value.byteLength;
      if (sizeBytes > limitBytes) {
        await reader.cancel().catch(() => undefined);
        return { ok: false, reason: "too-large" };
      }
      pieces.push(value);
    }
  } catch {
    return { ok: false, reason: "damaged" };
  }
  return { ok: true, bytes: new Uint8Array(await new Blob(pieces).arrayBuffer()) };
}
