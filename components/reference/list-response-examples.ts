import { exampleValue } from "@/lib/fields/example-value";
import type { Json } from "@/lib/json";
import { essence, mediaKind } from "@/lib/openapi/media-type";
import type { MediaReference } from "./describe-operation";
import type { Example } from "./example";

/** The examples that the description gives for an answer, of a stream its events; else one made from the schema. */
export function listResponseExamples({ media, entry }: MediaReference): Example[] {
  const isStructured = mediaKind(media.mediaType) === "json" || essence(media.mediaType) === "text/event-stream";
  const write = (value: Json) => (typeof value === "string" && !isStructured ? value : JSON.stringify(value, null, 2));
  const language = isStructured ? "json" : "text";
  if (media.examples.length > 0) {
    return media.examples.map(({ summary, description, value }) => ({
      title: summary,
      description,
      code: write(value),
      language,
    }));
  }
  return isStructured ? [{ title: "Example", code: write(exampleValue(entry.node)), language }] : [];
}
