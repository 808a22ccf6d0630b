import type { Json } from "@/lib/json";
import { essence, type MediaKind, mediaKind } from "@/lib/openapi/media-type";
import type { ApiDescription, MediaTypeSpec, NamedExample, RequestBodySpec } from "@/lib/openapi/operation";
import { buildField } from "./build-field";
import { exampleValue } from "./example-value";
import type { FieldNode, ObjectField } from "./field";
import { contextOf } from "./field-context";
import type { BodyForm } from "./operation-form";
import { readExample } from "./read-example";
import { writeXml } from "./write-xml";

type Media = BodyForm["media"][number];

/** Media types whose parts are bytes, as `encoding` names them. */
const BINARY_PART = /^(image|audio|video|font)\/|octet-stream|pdf|zip/i;

/** The body of a request with one field tree per media type. `order` lists properties that come first. */
export function buildBodyForm(description: ApiDescription, body: RequestBodySpec, order: string[] = []): BodyForm {
  return {
    required: body.required,
    ...(body.description !== undefined && { description: body.description }),
    media: body.content.map((content) => buildMedia(description, content, order)),
  };
}

function buildMedia(description: ApiDescription, content: MediaTypeSpec, order: string[]): Media {
  const kind = mediaKind(content.mediaType);
  const context = contextOf(description, { direction: "request", files: kind === "multipart" || kind === "binary" });
  const node = adaptToMedia(buildField(content.schema, context), kind, content);
  return {
    mediaType: concreteMediaType(content.mediaType, node),
    node: node.kind === "object" && order.length > 0 ? { ...node, properties: sortProperties(node, order) } : node,
    examples: adaptExamples(content.examples, kind, node),
    encoding: content.encoding,
  };
}

/** A range cannot be sent as a content type. */
function concreteMediaType(mediaType: string, node: FieldNode): string {
  switch (essence(mediaType)) {
    case "*/*":
    case "application/*":
      return node.kind === "file" ? "application/octet-stream" : "application/json";
    case "text/*":
      return "text/plain";
    default:
      return mediaType;
  }
}

/** Text and bytes are sent as they are, so a structured schema behind them is edited as the text or file that it ends up as. */
function adaptToMedia(node: FieldNode, kind: MediaKind, content: MediaTypeSpec): FieldNode {
  switch (kind) {
    case "json":
    case "form":
      return node;
    case "multipart":
      return node.kind === "object"
        ? { ...node, properties: node.properties.map((property) => adaptPart(property, content)) }
        : node;
    case "text":
      return isTextual(node) ? node : withExampleOf(describedAs("string", node), node, content.mediaType);
    case "binary":
      return node.kind === "file" ? node : describedAs("file", node);
  }
}

/** An example of text may be written as the structure it stands for; a file cannot be filled in at all. */
function adaptExamples(examples: NamedExample[], kind: MediaKind, node: FieldNode): NamedExample[] {
  if (kind === "binary") {
    return [];
  }
  const adapt = (value: Json) =>
    kind !== "text" ? readExample(node, value) : typeof value === "string" ? value : JSON.stringify(value);
  return examples.map((example) => ({ ...example, value: adapt(example.value) }));
}

/** What is edited as one text shows by an example what it is made of. */
function withExampleOf(text: FieldNode, node: FieldNode, mediaType: string): FieldNode {
  if (node.kind === "any" || (text.examples ?? []).some((example) => typeof example === "string")) {
    return text;
  }
  const value = exampleValue(node);
  const isXml = /[/+]xml$/.test(essence(mediaType));
  return { ...text, examples: [isXml ? writeXml(node.typeName ?? "request", value) : JSON.stringify(value, null, 2)] };
}

function isTextual(node: FieldNode): boolean {
  return (
    node.kind === "string" ||
    node.kind === "file" ||
    (node.kind === "enum" && node.values.every((value) => typeof value === "string"))
  );
}

function describedAs(kind: "string" | "file", { title, description, examples }: FieldNode): FieldNode {
  return {
    kind,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(examples !== undefined && { examples }),
  };
}

/** A part of a binary content type is a file, also where the schema (as OpenAPI 3.1 wants it) leaves out the format. */
function adaptPart(
  property: ObjectField["properties"][number],
  content: MediaTypeSpec,
): ObjectField["properties"][number] {
  const encoding = Object.hasOwn(content.encoding, property.name) ? content.encoding[property.name] : undefined;
  const { node } = property;
  const isPlain = node.kind === "any" || (node.kind === "string" && node.format === undefined);
  if (!isPlain || encoding?.contentType === undefined || !BINARY_PART.test(encoding.contentType)) {
    return property;
  }
  return { ...property, node: { ...describedAs("file", node), kind: "file", accept: encoding.contentType } };
}

/** The listed properties first, in the listed order; the others keep theirs. */
function sortProperties(node: ObjectField, order: string[]): ObjectField["properties"] {
  const position = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...node.properties].sort((a, b) => position(a.name) - position(b.name));
}
