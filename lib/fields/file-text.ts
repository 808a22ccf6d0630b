import type { FileHint } from "./field";

/** What a text that stands for a file says about it. */
export interface FileText {
  /** "" when the text does not say. */
  mediaType: string;
  sizeBytes: number;
  /** Known where the text itself has it: in place of a file that is still to be given. */
  name?: string;
  /** The text only holds the place of a file, as in an opened link. */
  isMissing: boolean;
}

/** Heads of data URLs are short; the rest can be megabytes and is never searched. */
const HEAD_LENGTH = 512;
const HEAD = /^data:([^,;]*)((?:;[^,;]*)*),/i;
/** Marks a text that only holds the place of a file. No standard knows the parameter, so nothing else is taken for one. */
const MISSING = "missing";
/** Shorter base64 can be a word that somebody types. */
const MIN_BASE64_LENGTH = 64;
const BASE64_SAMPLE = 400;

/** Recognises a file in a text: a base64 data URL, the place of a missing file, or bare base64 where the field holds that. */
export function describeFileText(text: string, hint?: FileHint): FileText | undefined {
  const head = HEAD.exec(text.slice(0, HEAD_LENGTH));
  if (head) {
    const [start, mediaType = "", parameterText = ""] = head;
    const parameters = parameterText.slice(1).split(";");
    if (parameters.at(-1) === MISSING) return missingFile(mediaType, parameters);
    if (parameters.at(-1)?.toLowerCase() !== "base64") return undefined;
    return { mediaType, sizeBytes: decodedSize(text, start.length), isMissing: false };
  }
  if (hint?.encoding !== "base64" || text.length < MIN_BASE64_LENGTH) return undefined;
  return /^[\w+/-]+=*$/.test(text.slice(0, BASE64_SAMPLE))
    ? { mediaType: "", sizeBytes: decodedSize(text, 0), isMissing: false }
    : undefined;
}

/** The base64 of a file's text, without a head. */
export function base64Of(text: string): string {
  const head = HEAD.exec(text.slice(0, HEAD_LENGTH));
  return head ? text.slice(head[0].length) : text;
}

/** A file as a field spells it. */
export function writeFileText(encoding: FileHint["encoding"], mediaType: string, base64: string): string {
  return encoding === "base64" ? base64 : `data:${mediaType || "application/octet-stream"};base64,${base64}`;
}

/** A text that holds the place of a file and says which one, for whoever has to give it. */
export function writeMissingFile({ mediaType, sizeBytes, name }: Omit<FileText, "isMissing">): string {
  const nameParameter = name === undefined ? "" : `;name=${encodeURIComponent(name)}`;
  return `data:${mediaType}${nameParameter};size=${sizeBytes};${MISSING},`;
}

function missingFile(mediaType: string, parameters: string[]): FileText {
  const read = (key: string) => parameters.find((text) => text.startsWith(`${key}=`))?.slice(key.length + 1);
  const sizeBytes = Number(read("size"));
  const name = decodeName(read("name"));
  return {
    mediaType,
    sizeBytes: Number.isSafeInteger(sizeBytes) && sizeBytes > 0 ? sizeBytes : 0,
    ...(name !== undefined && { name }),
    isMissing: true,
  };
}

/** Links come from strangers: what cannot be decoded is shown as it is. */
function decodeName(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodedSize(text: string, start: number): number {
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  return Math.max(0, Math.floor(((text.length - start - padding) * 3) / 4));
}
