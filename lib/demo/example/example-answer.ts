import { fitsField } from "@/lib/fields/fits-field";
import type { Json } from "@/lib/json";
import type { ApiDescription, MediaTypeSpec } from "@/lib/openapi/operation";
import { parseJson } from "../check/coerce-text";
import { responseField } from "../response-field";
import { fullExample } from "./full-example";

/**
 * What a response of the description looks like: its first documented example that fits its own schema, else one made
 * from the schema.
 */
export function exampleAnswer(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec): Json {
  return listDocumentedAnswers(description, media)[0] ?? fullExample(responseField(description, media.schema));
}

/** The documented examples that fit. JSON that was written down as text counts as what it says. */
export function listDocumentedAnswers(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec): Json[] {
  const node = responseField(description, media.schema);
  return media.examples
    .map(({ value }) => {
      const readings = typeof value === "string" ? [value, parseJson(value)] : [value];
      return readings.find((reading) => reading !== undefined && fitsField(node, reading));
    })
    .filter((reading) => reading !== undefined);
}
