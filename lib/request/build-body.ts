import type { BodyForm, OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { isJsonObject, type Json } from "@/lib/json";
import { essence } from "@/lib/openapi/media-type";
import { bodyKindOf, sendableMediaType } from "./media-type";
import { listRawPairs, type Pair, type ParameterFormat, valueText } from "./parameter-style";
import { toWellFormed } from "./percent-encoding";
import type { RequestBody, RequestFiles, RequestPart } from "./request-model";

type Encoding = BodyForm["media"][number]["encoding"];

/**
 * The body of a request, written as its media type asks; null when there is none. A value that its media type has no
 * rule for is written as JSON text rather than left out.
 */
export function buildBody(form: OperationForm, values: RequestValues, files: RequestFiles): RequestBody | null {
  const value = values.body;
  if (value === undefined || !canHaveBody(form)) return null;
  const chosen = values.mediaType ?? form.body?.media[0]?.mediaType ?? "application/json";
  const mediaType = sendableMediaType(chosen);
  const encoding = form.body?.media.find((media) => essence(media.mediaType) === essence(chosen))?.encoding ?? {};
  switch (bodyKindOf(mediaType)) {
    case "json":
      return { kind: "json", mediaType, value };
    case "lines":
      return { kind: "text", mediaType, text: toWellFormed(linesText(value)) };
    case "text":
      return { kind: "text", mediaType, text: toWellFormed(valueText(value)) };
    case "form": {
      const pairs = formPairs(value, encoding);
      return pairs.length === 0 ? null : { kind: "form", mediaType, pairs };
    }
    case "multipart": {
      const parts = multipartParts(value, encoding, files);
      return parts.length === 0 ? null : { kind: "multipart", mediaType: "multipart/form-data", parts };
    }
    case "binary": {
      const file = files.get("") ?? null;
      if (file === null && value !== null) return { kind: "text", mediaType, text: toWellFormed(valueText(value)) };
      return { kind: "binary", mediaType: (chosen.includes("*") && file?.type) || mediaType, file };
    }
  }
}

/** `fetch` refuses a body on these methods, so no client is given one. */
export function canHaveBody(form: Pick<OperationForm, "method">): boolean {
  return form.method !== "GET" && form.method !== "HEAD";
}

/** JSON lines: one line per item of a list; text is taken as lines already. */
function linesText(value: Json): string {
  if (typeof value === "string") return value;
  return (Array.isArray(value) ? value : [value]).map((item) => `${JSON.stringify(item)}\n`).join("");
}

/** Text in place of an object is a form that was written by hand. */
function formPairs(value: Json, encoding: Encoding): Pair[] {
  const pairs: Pair[] = isJsonObject(value)
    ? Object.entries(value).flatMap(([name, member]) => propertyPairs(name, member, own(encoding, name)))
    : typeof value === "string"
      ? [...new URLSearchParams(value)]
      : [["", valueText(value)]];
  return pairs.map(([name, text]) => [toWellFormed(name), toWellFormed(text)]);
}

function multipartParts(value: Json, encoding: Encoding, files: RequestFiles): RequestPart[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]): RequestPart[] => {
    const contentType = concreteType(own(encoding, name)?.contentType);
    const pointer = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const picked = Array.isArray(member)
      ? member.map((_, index) => files.get(`${pointer}/${index}`))
      : [files.get(pointer)];
    const parts = picked.flatMap((file): RequestPart[] =>
      file
        ? [
            {
              name: withCrlf(toWellFormed(name)),
              file,
              contentType: contentType ?? (file.type || "application/octet-stream"),
            },
          ]
        : [],
    );
    if (parts.length > 0) return parts;
    const isText = contentType === undefined || contentType.startsWith("text/plain");
    return propertyPairs(name, member, own(encoding, name)).map(([key, text]) => ({
      name: withCrlf(toWellFormed(key)),
      value: withCrlf(toWellFormed(text)),
      ...(isText ? {} : { contentType }),
    }));
  });
}

/** Lists repeat their name and objects are JSON text, unless the description names a style. */
function propertyPairs(name: string, value: Json, encoding: Encoding[string] | undefined): Pair[] {
  if (encoding?.style === undefined && isJsonObject(value)) return [[name, JSON.stringify(value)]];
  const style = (encoding?.style ?? "form") as ParameterFormat["style"];
  return listRawPairs(name, value, { style, explode: encoding?.explode ?? style === "form" });
}

/** The type of an `encoding` that names exactly one; a list or a range leaves the choice to the file. */
function concreteType(contentType: string | undefined): string | undefined {
  return contentType === undefined || /[,*]/.test(contentType) ? undefined : contentType.trim();
}

function withCrlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "\r\n");
}

/** A property may be called "constructor". */
function own(encoding: Encoding, name: string): Encoding[string] | undefined {
  return Object.hasOwn(encoding, name) ? encoding[name] : undefined;
}
