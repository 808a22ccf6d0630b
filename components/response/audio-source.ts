import { decodeBase64 } from "@/lib/recording/base64";

export interface AudioSource {
  blob: Blob;
  extension: string;
}

/** Sample rate and form of the raw samples that realtime and chat APIs stream: 16-bit, mono. */
const pcmSampleRate = 24_000;

/**
 * A playable file out of Base64 audio. Streamed audio may be padded piece by piece, and raw samples get a WAV header. Undefined when
 * it is no Base64.
 */
export function readAudioSource(base64: string, format: string | undefined): AudioSource | undefined {
  const bytes = decodePieces(base64);
  if (!bytes || bytes.length === 0) return undefined;
  const type = sniffType(bytes) ?? (format?.startsWith("pcm") || format === undefined ? undefined : `audio/${format}`);
  if (type !== undefined) return { blob: new Blob([bytes], { type }), extension: type.slice("audio/".length) };
  return { blob: new Blob([wavHeader(bytes.length), bytes], { type: "audio/wav" }), extension: "wav" };
}

/** Streamed audio may be padded piece by piece; audio that is padded at its end alone is decoded in one go. */
function decodePieces(base64: string): Uint8Array<ArrayBuffer> | undefined {
  const padding = base64.indexOf("=");
  if (padding < 0 || padding >= base64.length - 2) return decodeBase64(base64);
  const pieces = base64
    .replace(/\s+/g, "")
    .split(/(?<==)(?!=)/)
    .map(decodeBase64);
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + (piece?.length ?? 0), 0));
  let length = 0;
  for (const piece of pieces) {
    if (!piece) return undefined;
    bytes.set(piece, length);
    length += piece.length;
  }
  return bytes;
}

function sniffType(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start === "RIFF") return "audio/wav";
  if (start === "OggS") return "audio/ogg";
  if (start === "fLaC") return "audio/flac";
  const isMpeg = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return start.startsWith("ID3") || isMpeg ? "audio/mpeg" : undefined;
}

function wavHeader(dataLength: number): ArrayBuffer {
  const header = new ArrayBuffer(44);
  const view = new DataView(header);
  const write = (offset: number, text: string) => {
    for (const [position, character] of [...text].entries()) view.setUint8(offset + position, character.charCodeAt(0));
  };
  write(0, "RIFF");
  view.setUint32(4, 36 + dataLength, true);
  write(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, pcmSampleRate, true);
  view.setUint32(28, pcmSampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  write(36, "data");
  view.setUint32(40, dataLength, true);
  return header;
}
