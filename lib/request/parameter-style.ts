import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { mediaKind } from "@/lib/openapi/media-type";
import type { Parameter } from "@/lib/openapi/operation";
import { encodeReservedValue, encodeValue } from "./percent-encoding";

export type ParameterFormat = Pick<Parameter, "style" | "explode"> &
  Partial<Pick<Parameter, "allowReserved" | "mediaType">>;

export type Pair = [name: string, value: string];

/** Text of one value: strings as they are, everything else as JSON, so that nothing is lost where a style has no rule. */
export function valueText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** Text of a parameter described by `content`: JSON for JSON types, else the text itself. */
function contentText(value: Json, mediaType: string): string {
  return mediaKind(mediaType) === "json" ? JSON.stringify(value) : valueText(value);
}

/** The percent-encoded text that stands in the path for `{name}`. */
export function serializePathValue(name: string, value: Json, format: ParameterFormat): string {
  if (format.mediaType !== undefined) return encodeValue(contentText(value, format.mediaType));
  const prefix = { label: ".", matrix: ";" }[format.style as string] ?? "";
  const separator = format.explode && prefix !== "" ? prefix : ",";
  const named = (text: string, key = name) => `${encodeValue(key)}${text === "" ? "" : `=${text}`}`;
  const isMatrix = format.style === "matrix";

  if (isJsonObject(value)) {
    const members = Object.entries(value).map(([key, member]): Pair => [key, encodeValue(valueText(member))]);
    if (members.length === 0) return "";
    if (format.explode) {
      const pairs = members.map(([key, text]) => (isMatrix ? named(text, key) : `${encodeValue(key)}=${text}`));
      return prefix + pairs.join(separator);
    }
    const list = members.flatMap(([key, text]) => [encodeValue(key), text]).join(",");
    return prefix + (isMatrix ? named(list) : list);
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return "";
    const items = value.map((item) => encodeValue(valueText(item)));
    if (isMatrix)
      return prefix + (format.explode ? items.map((item) => named(item)).join(prefix) : named(items.join(",")));
    return prefix + items.join(separator);
  }
  const text = encodeValue(valueText(value));
  return prefix + (isMatrix ? named(text) : text);
}

/** The text of a header value; header text is not percent-encoded. */
export function serializeHeaderValue(value: Json, format: ParameterFormat): string {
  if (format.mediaType !== undefined) return contentText(value, format.mediaType);
  if (Array.isArray(value)) return value.map(valueText).join(",");
  if (!isJsonObject(value)) return valueText(value);
  const members = Object.entries(value);
  return format.explode
    ? members.map(([key, member]) => `${key}=${valueText(member)}`).join(",")
    : members.flatMap(([key, member]) => [key, valueText(member)]).join(",");
}

/**
 * The name and value pairs of a query parameter, cookie or form property, both percent-encoded. An empty list or object
 * has no pairs, as in RFC 6570.
 */
export function serializePairs(name: string, value: Json, format: ParameterFormat): Pair[] {
  const encode = format.allowReserved ? encodeReservedValue : encodeValue;
  return listPairs(name, value, format, encode).map(([key, text]) => [encodeValue(key), text]);
}

/**
 * The same pairs as text that is not encoded yet, for bodies whose encoder works on whole values. A delimited list is
 * one value there.
 */
export function listRawPairs(name: string, value: Json, format: ParameterFormat): Pair[] {
  return listPairs(name, value, format, (text) => text, { spaceDelimited: " ", pipeDelimited: "|" });
}

const encodedDelimiters = { spaceDelimited: "%20", pipeDelimited: "%7C" };

function listPairs(
  name: string,
  value: Json,
  format: ParameterFormat,
  encode: (text: string) => string,
  delimiters = encodedDelimiters,
): Pair[] {
  if (format.mediaType !== undefined) return [[name, encode(contentText(value, format.mediaType))]];
  if (!Array.isArray(value) && !isJsonObject(value)) return [[name, encode(valueText(value))]];
  if (format.style === "deepObject") return deepPairs(name, value).map(([key, text]) => [key, encode(text)]);

  const text = (item: Json) => encode(valueText(item));
  const delimiter = delimiters[format.style as keyof typeof delimiters] ?? ",";
  if (Array.isArray(value)) {
    if (format.explode) return value.map((item) => [name, text(item)]);
    return value.length === 0 ? [] : [[name, value.map(text).join(delimiter)]];
  }
  const members = Object.entries(value);
  if (format.explode) return members.map(([key, member]) => [key, text(member)]);
  if (members.length === 0) return [];
  return [[name, members.flatMap(([key, member]) => [encode(key), text(member)]).join(delimiter)]];
}

/**
 * `name[key]=value`, nested as deep as the value is. OpenAPI leaves lists inside open; positions (`name[0]`) are what
 * the receivers that read this notation tell apart without guessing.
 */
function deepPairs(name: string, value: Json[] | JsonObject): Pair[] {
  return Object.entries(value).flatMap(([key, member]): Pair[] => {
    const path = `${name}[${key}]`;
    return Array.isArray(member) || isJsonObject(member) ? deepPairs(path, member) : [[path, valueText(member)]];
  });
}
