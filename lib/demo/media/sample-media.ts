import { gzipSync } from "node:zlib";
import { sampleFiles } from "./sample-files";

const SAMPLE_RATE = 8000;
const TONE_HERTZ = 440;
const TONE_SECONDS = 0.5;
const WAV_HEADER_BYTES = 44;

/** A picture as a `data:` address. */
export function sampleImage(): string {
  return `data:image/png;base64,${sampleFiles.png}`;
}

const SPEECH_PIECE_BYTES = 768;

/** A short tone as base64 in pieces that can each be decoded on their own. */
export function sampleSpeech(): string[] {
  const tone = sampleTone();
  const pieces: string[] = [];
  // A multiple of three bytes, so that no piece but the last is padded and they may also be joined before decoding.
  for (let at = 0; at < tone.length; at += SPEECH_PIECE_BYTES) {
    pieces.push(tone.subarray(at, at + SPEECH_PIECE_BYTES).toString("base64"));
  }
  return pieces;
}

/** WAV, 8 bits, mono. */
function sampleTone(): Buffer {
  const length = SAMPLE_RATE * TONE_SECONDS;
  const file = Buffer.alloc(WAV_HEADER_BYTES + length);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(length, 40);
  for (let index = 0; index < length; index++) {
    const fade = Math.sin((Math.PI * index) / length);
    const wave = Math.sin((2 * Math.PI * TONE_HERTZ * index) / SAMPLE_RATE);
    file[WAV_HEADER_BYTES + index] = 128 + Math.round(80 * fade * wave);
  }
  return file;
}

/** MPEG-1 layer III frames (128 kbit/s, 44.1 kHz, mono) whose side information is all zero: silence. */
function sampleMp3(): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xff_fb_90_c4);
  return Buffer.concat(Array.from({ length: 20 }, () => frame));
}

function samplePdf(): Buffer {
  const text = "BT /F1 18 Tf 40 90 Td (Demo server: this file is canned.) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 320 180] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`, "latin1");
}

const sampleSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><rect width="96" height="96" fill="#3b5bdb"/><circle cx="48" cy="48" r="24" fill="#fff"/></svg>';

const decode = (base64: string) => Buffer.from(base64, "base64");

const samples: Record<string, () => Buffer> = {
  "image/png": () => decode(sampleFiles.png),
  "image/jpeg": () => decode(sampleFiles.jpeg),
  "image/jpg": () => decode(sampleFiles.jpeg),
  "image/webp": () => decode(sampleFiles.webp),
  "image/gif": () => decode(sampleFiles.gif),
  "image/svg+xml": () => Buffer.from(sampleSvg),
  "audio/wav": sampleTone,
  "audio/x-wav": sampleTone,
  "audio/wave": sampleTone,
  "audio/mpeg": sampleMp3,
  "audio/mp3": sampleMp3,
  "video/mp4": () => decode(sampleFiles.mp4),
  "video/webm": () => decode(sampleFiles.webm),
  "application/pdf": samplePdf,
  "application/zip": () => decode(sampleFiles.zip),
  "application/gzip": () => gzipSync("Canned by the demo server.\n"),
};

const wildcards: Record<string, string> = {
  "image/*": "image/png",
  "audio/*": "audio/wav",
  "video/*": "video/mp4",
};

export interface SampleFile {
  mediaType: string;
  bytes: Buffer;
}

/**
 * A file of the media type, real where a browser can show one of its kind, else 256 bytes of every value. A range such as
 * `image/*` gets one of the types in it.
 */
export function sampleFile(mediaType: string): SampleFile {
  const concrete = Object.hasOwn(wildcards, mediaType) ? (wildcards[mediaType] ?? mediaType) : mediaType;
  const make = Object.hasOwn(samples, concrete) ? samples[concrete] : undefined;
  return {
    mediaType: concrete.includes("*") ? "application/octet-stream" : concrete,
    bytes: make ? make() : Buffer.from(Array.from({ length: 256 }, (_, value) => value)),
  };
}
