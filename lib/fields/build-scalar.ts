import type { Json, JsonObject } from "@/lib/json";
import { readNumber, readString, readStrings } from "@/lib/openapi/read-member";
import { compilePattern } from "./compile-pattern";
import type { BooleanField, ConstField, EnumField, FileField, NumberField, StringField } from "./field";
import type { FieldContext } from "./field-context";
import { highest, lowest, mergeNumberBounds } from "./merge-bounds";
import { OPEN_ENUM } from "./schema-keywords";

/** Text, or a file where the schema says binary and a file can be sent. */
export function buildString(context: FieldContext, parts: JsonObject[]): StringField | FileField {
  const mediaType = firstString(parts, "contentMediaType");
  if (context.files && isBinary(parts)) {
    return { kind: "file", ...(mediaType !== undefined && { accept: mediaType }) };
  }
  const patterns = [...new Set(parts.flatMap((part) => readString(part, "pattern") ?? []))];
  const [pattern] = patterns.filter(compilePattern);
  const suggestions = [...new Set(parts.flatMap((part) => readStrings(part, OPEN_ENUM)))];
  return {
    kind: "string",
    minLength: highest(parts, "minLength"),
    maxLength: lowest(parts, "maxLength"),
    pattern,
    format: firstString(parts, "format") ?? firstString(parts, "contentEncoding"),
    suggestions: suggestions.length > 0 ? suggestions : undefined,
    // One pattern is shown and checked; the others are the server's.
    unchecked: patterns.length > (pattern === undefined ? 0 : 1) ? ["pattern"] : undefined,
  };
}

/** Whether a string schema stands for bytes: `format: binary`, or a media type that is not text and not encoded as text. */
export function isBinary(parts: JsonObject[]): boolean {
  const mediaType = firstString(parts, "contentMediaType");
  const isEncoded = firstString(parts, "contentEncoding") !== undefined;
  return (
    firstString(parts, "format") === "binary" ||
    parts.some((part) => part.type === "file") ||
    (mediaType !== undefined && !isEncoded && !/^text\/|json|xml|yaml/i.test(mediaType))
  );
}

/** A number; of several steps the first is kept and the rest left to the server. */
export function buildNumber(parts: JsonObject[], kind: "number" | "integer"): NumberField {
  const steps = [...new Set(parts.flatMap((part) => readNumber(part, "multipleOf") ?? []))].filter((step) => step > 0);
  return {
    kind,
    ...mergeNumberBounds(parts),
    multipleOf: steps[0],
    unchecked: steps.length > 1 ? ["multipleOf"] : undefined,
  };
}

/** One value is a constant, `true` and `false` a switch, more an enumeration. */
export function buildLiterals(values: Json[], names: string[] | undefined): ConstField | BooleanField | EnumField {
  const [value] = values;
  if (value !== undefined && values.length === 1) {
    return { kind: "const", value };
  }
  if (values.length === 2 && values.includes(true) && values.includes(false)) {
    return { kind: "boolean" };
  }
  return { kind: "enum", values, ...(names && { labels: names }) };
}

function firstString(parts: JsonObject[], keyword: string): string | undefined {
  return parts.map((part) => readString(part, keyword)).find((value) => value !== undefined);
}
