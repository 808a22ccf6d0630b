import type { Json, JsonObject } from "@/lib/json";
import { isJsonObject } from "@/lib/json";
import { type DocumentReader, dereference } from "./document-reader";
import { joinPointer } from "./json-pointer";
import type { MediaTypeSpec, RequestBodySpec, ResponseSpec, Schema } from "./operation";
import { readExamples } from "./read-examples";
import { readLinks } from "./read-links";
import { readBoolean, readMember, readObject, readText } from "./read-member";

/** A schema as the document has it. Anything that cannot be one describes nothing, so that every value fits it. */
export function asSchema(value: Json | undefined): Schema {
  return isJsonObject(value) || typeof value === "boolean" ? value : true;
}

/** The media types of a `content` member, in document order. */
export function readContent(reader: DocumentReader, owner: JsonObject, ownerPointer: string): MediaTypeSpec[] {
  const content = readObject(owner, "content") ?? {};
  return Object.keys(content).flatMap((mediaType) => {
    const pointer = joinPointer(ownerPointer, "content", mediaType);
    const media = dereference(reader, content[mediaType], pointer);
    if (!media) {
      return [];
    }
    // `itemSchema` (OpenAPI 3.2) describes each item of a stream and takes the place of `schema` there.
    const schemaKey = ["schema", "itemSchema"].find((key) => readMember(media.value, key) !== undefined) ?? "schema";
    return [
      {
        // Some descriptions leave the name empty; most bodies are JSON.
        mediaType: mediaType.trim() || "application/json",
        schema: asSchema(readMember(media.value, schemaKey)),
        examples: readExamples(reader, media.value, media.pointer),
        encoding: readEncoding(media.value),
        pointer: joinPointer(media.pointer, schemaKey),
      },
    ];
  });
}

/** A property of the body may be called anything, `__proto__` too: `fromEntries` keeps that as data. */
function readEncoding(media: JsonObject): MediaTypeSpec["encoding"] {
  const source = readObject(media, "encoding") ?? {};
  const settings = Object.entries(source).filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1]));
  return Object.fromEntries(settings.map(([property, value]) => [property, readPropertyEncoding(value)]));
}

function readPropertyEncoding(settings: JsonObject): MediaTypeSpec["encoding"][string] {
  const contentType = readText(settings, "contentType");
  const style = readText(settings, "style");
  const explode = readBoolean(settings, "explode");
  const allowReserved = readBoolean(settings, "allowReserved");
  return {
    ...(contentType !== undefined && { contentType }),
    ...(style !== undefined && { style }),
    ...(explode !== undefined && { explode }),
    ...(allowReserved !== undefined && { allowReserved }),
  };
}

/** The request body of an operation; undefined when there is none or it has no media type. */
export function readRequestBody(
  reader: DocumentReader,
  operation: JsonObject,
  operationPointer: string,
): RequestBodySpec | undefined {
  const source = readMember(operation, "requestBody");
  const body = dereference(reader, source, joinPointer(operationPointer, "requestBody"));
  const content = body ? readContent(reader, body.value, body.pointer) : [];
  if (!body || content.length === 0) {
    return undefined;
  }
  const description = readText(body.value, "description");
  return {
    required: readBoolean(body.value, "required") ?? false,
    ...(description !== undefined && { description }),
    content,
  };
}

/** The responses of an operation by status, in document order (numbers first, as JSON objects keep them). */
export function readResponses(reader: DocumentReader, operation: JsonObject, operationPointer: string): ResponseSpec[] {
  const responses = readObject(operation, "responses") ?? {};
  const statuses = Object.keys(responses).filter((status) => !status.startsWith("x-"));
  return statuses.flatMap((status) => {
    const response = dereference(reader, responses[status], joinPointer(operationPointer, "responses", status));
    if (!response) {
      return [];
    }
    const links = readLinks(reader, response.value, response.pointer);
    return [
      {
        status: status.toLowerCase() === "default" ? "default" : status.toUpperCase(),
        description: readText(response.value, "description") ?? "",
        content: readContent(reader, response.value, response.pointer),
        headers: readHeaders(reader, response.value, response.pointer),
        ...(links.length > 0 && { links }),
      },
    ];
  });
}

function readHeaders(reader: DocumentReader, response: JsonObject, pointer: string): ResponseSpec["headers"] {
  const headers = readObject(response, "headers") ?? {};
  return Object.keys(headers).flatMap((name) => {
    const header = dereference(reader, headers[name], joinPointer(pointer, "headers", name))?.value;
    if (!header) {
      return [];
    }
    const description = readText(header, "description");
    return [
      { name, ...(description !== undefined && { description }), schema: asSchema(readMember(header, "schema")) },
    ];
  });
}
