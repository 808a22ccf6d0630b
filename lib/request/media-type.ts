import { essence, type MediaKind, mediaKind } from "@/lib/openapi/media-type";

/** How a request body of this media type is written; JSON lines are text that is made of a list. */
export function bodyKindOf(mediaType: string): MediaKind | "lines" {
  return /[/+.-](jsonl|ndjson|json-lines)$/.test(essence(mediaType)) ? "lines" : mediaKind(mediaType);
}

/** The Content-Type to send for a media type of the description; a range names no type that could be sent. */
export function sendableMediaType(mediaType: string): string {
  const type = essence(mediaType);
  if (!type.includes("*")) return mediaType.trim();
  if (type === "text/*") return "text/plain";
  return mediaKind(type) === "json" ? "application/json" : "application/octet-stream";
}
