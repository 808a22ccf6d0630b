import { pipeline, type Transform } from "node:stream";
import { constants, createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { BodyPiece, BodySource } from "@/lib/relay/body-source";

// Flushing at the end, rather than finishing, keeps what was decoded of an answer that was cut.
const zlibOptions = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const brotliOptions = {
  flush: constants.BROTLI_OPERATION_FLUSH,
  finishFlush: constants.BROTLI_OPERATION_FLUSH,
};

const decoders: Record<string, () => Transform> = {
  gzip: () => createGunzip(zlibOptions),
  "x-gzip": () => createGunzip(zlibOptions),
  deflate: () => createInflate(zlibOptions),
  br: () => createBrotliDecompress(brotliOptions),
};

/**
 * Undoes a Content-Encoding that the upstream used although it was asked for none: Next drops that header, so the
 * browser could not. Decodes piece by piece as it is read. Undefined for an encoding, or chain of them, not known here.
 */
export function decodeBody(source: BodySource, contentEncoding: string | undefined): BodySource | undefined {
  const encoding = contentEncoding?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") {
    return source;
  }
  const createDecoder = Object.hasOwn(decoders, encoding) ? decoders[encoding] : undefined;
  return createDecoder && decodeWith(source, createDecoder());
}

function decodeWith(source: BodySource, decoder: Transform): BodySource {
  let last: BodyPiece | undefined;
  async function* readEncoded() {
    for (;;) {
      const piece = await source.read();
      if (piece.kind === "bytes") {
        yield piece.bytes;
      } else {
        last = piece;
        break;
      }
    }
  }
  // Damage in the encoding arrives at the iterator below.
  pipeline(readEncoded, decoder, () => {});
  const decoded: AsyncIterator<Uint8Array> = decoder[Symbol.asyncIterator]();
  return {
    async read() {
      try {
        const { done, value } = await decoded.next();
        return done ? (last ?? { kind: "end" }) : { kind: "bytes", bytes: value };
      } catch {
        source.cancel();
        return last && last.kind !== "end" ? last : { kind: "lost", failure: { code: "upstream_bad_answer" } };
      }
    },
    readNow: () => undefined,
    cancel() {
      source.cancel();
      decoder.destroy();
    },
  };
}
