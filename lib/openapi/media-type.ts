/** How a body of a media type is made up, which decides how it is edited, sent and shown. */
export type MediaKind = "json" | "form" | "multipart" | "text" | "binary";

/** `application/json; charset=utf-8` without its parameters, in lower case. */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** The kind of a media type. Ranges over all types count as JSON, unknown application types as bytes. */
export function mediaKind(mediaType: string): MediaKind {
  const type = essence(mediaType);
  if (/^(application|text)\/(.+\+)?json$/.test(type) || type === "*/*" || type === "application/*") {
    return "json";
  }
  if (type === "application/x-www-form-urlencoded") {
    return "form";
  }
  if (type.startsWith("multipart/")) {
    return "multipart";
  }
  return type.startsWith("text/") || /[+/.-](xml|yaml|graphql|javascript|jsonl|ndjson|json-seq|sdp|sql)$/.test(type)
    ? "text"
    : "binary";
}
