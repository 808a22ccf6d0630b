import type { FileContent } from "@/lib/fields/attach-file";

/** Reading more than this as text would bring the page down, and no API takes it inside of JSON. */
export const MAX_ATTACHMENT_BYTES = 100_000_000;

/** Types that browsers do not know by themselves on every system. */
const TYPES_BY_EXTENSION: Record<string, string> = {
  csv: "text/csv",
  flac: "audio/flac",
  heic: "image/heic",
  json: "application/json",
  m4a: "audio/mp4",
  md: "text/markdown",
  mkv: "video/x-matroska",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  ogg: "audio/ogg",
  pdf: "application/pdf",
  txt: "text/plain",
  wav: "audio/wav",
  webm: "video/webm",
  webp: "image/webp",
};

/** The media type of a file, by the browser or by its name; "" when neither tells. */
export function mediaTypeOf({ type, name }: Pick<File, "type" | "name">): string {
  const [essence = ""] = type.split(";");
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return essence || (TYPES_BY_EXTENSION[extension] ?? "");
}

/** Reads a picked file. Rejects when the browser may not read it any more. */
export async function readFileContent(file: File): Promise<FileContent> {
  const dataUrl = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { name: file.name, mediaType: mediaTypeOf(file), base64: dataUrl.slice(dataUrl.indexOf(",") + 1) };
}

/** Opens the browser's own dialog for picking files. */
export function pickFiles(accept: string, isMultiple: boolean, onPick: (files: File[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept === "*/*" ? "" : accept;
  input.multiple = isMultiple;
  input.onchange = () => onPick([...(input.files ?? [])]);
  input.click();
}
