export type BodyKind = "json" | "lines" | "form" | "multipart" | "text" | "binary";

/** The media type without parameters, in lower case: "application/json" for "Application/JSON; charset=utf-8". */
export function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

/** Whether a media type is JSON by RFC 6839 or by name; ranges such as "*\/*" are sent as JSON too. */
export function isJsonMediaType(mediaType: string): boolean {
  const type = essence(mediaType);
  return /^(application|text)\/json$/.test(type) || type.endsWith("+json") || isRange(type);
}

/** How a request body of this media type is written. What is not known to be text is binary. */
export function bodyKindOf(mediaType: string): BodyKind {
  const type = essence(mediaType);
  if (/^application\/(x-)?(ndjson|jsonl|json-lines|json-seq)$|^text\/(x-)?(ndjson|jsonl)$/.test(type)) return "lines";
  if (isJsonMediaType(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (type.startsWith("text/") || /[/+](xml|yaml|x-yaml|graphql|javascript|sql|toml)$/.test(type)) return "text";
  return "binary";
}

/** The Content-Type to send for a media type of the description: ranges name no type, so JSON is meant. */
export function sendableMediaType(mediaType: string): string {
  return isRange(essence(mediaType)) ? "application/json" : mediaType.trim();
}

function isRange(type: string): boolean {
  return type === "*/*" || type === "application/*";
}
