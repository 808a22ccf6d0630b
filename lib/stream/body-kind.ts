export type BodyKind = "event-stream" | "json" | "text" | "image" | "audio" | "video" | "pdf" | "binary" | "unknown";

export interface MediaType {
  /** Type and subtype in lower case, without parameters; "" when there was none. */
  essence: string;
  kind: BodyKind;
}

/**
 * What a body is, from the response's own headers. A relay that disarms a dangerous type says what the upstream called it
 * in `x-relay-content-type`; an event stream is only what the page really received as one.
 */
export function readMediaType(headers: readonly (readonly [name: string, value: string])[]): MediaType {
  const find = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1];
  const own = toEssence(find("content-type") ?? "");
  const original = toEssence(find("x-relay-content-type") ?? own);
  if (own !== "application/octet-stream") return { essence: own, kind: toKind(own) };
  return { essence: original, kind: original === "text/event-stream" ? "text" : toKind(original) };
}

function toEssence(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}

function toKind(essence: string): BodyKind {
  if (essence === "") return "unknown";
  if (essence === "text/event-stream") return "event-stream";
  if (essence === "application/json" || essence === "text/json" || essence.endsWith("+json")) return "json";
  if (essence === "application/pdf") return "pdf";
  // An SVG is a document that can hold script, so it is shown as its source.
  if (essence.startsWith("text/") || essence === "image/svg+xml") return "text";
  if (
    /^application\/(?:[\w.-]+\+xml|xml|javascript|(?:x-)?(?:ndjson|jsonlines|yaml|www-form-urlencoded)|jsonl|yaml|toml|graphql|sql)$/.test(
      essence,
    )
  )
    return "text";
  const family = essence.split("/")[0];
  return family === "image" || family === "audio" || family === "video" ? family : "binary";
}

/** Tab, line ends, form feed and escape. */
const textControls = new Set([9, 10, 11, 12, 13, 27]);

/** The kind of a body without a usable media type, from its bytes: text when it is valid UTF-8 without control characters. */
export function sniffKind(bytes: Uint8Array): BodyKind {
  const sample = bytes.subarray(0, 4096);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
  } catch {
    return "binary";
  }
  if (sample.some((byte) => byte < 32 && !textControls.has(byte))) return "binary";
  return /^\s*[[{]/.test(text) ? "json" : "text";
}
