import type { FieldNode } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { isJsonObject, type Json, type JsonObject, setMember } from "@/lib/json";
import { mediaKind } from "@/lib/openapi/media-type";
import type { ApiDescription, MediaTypeSpec, Operation } from "@/lib/openapi/operation";
import type { DemoFailure } from "./demo-failure";
import { exampleAnswer } from "./example/example-answer";
import { responseField } from "./response-field";

/** The answer to a request that fails, in the shape that the description gives to errors of this status. */
export function buildFailureResponse(
  description: Pick<ApiDescription, "resolve">,
  operation: Operation | undefined,
  failure: DemoFailure,
): Response {
  const media = operation && findErrorMedia(operation, failure.status);
  const body = media ? shapeError(description, media, failure) : buildOwnError(failure);
  return Response.json(body, { status: failure.status, headers: { "Cache-Control": "no-store", ...failure.headers } });
}

/** The status itself, its range, the default; else the first error that is described at all, as APIs have one shape. */
function findErrorMedia(operation: Operation, status: number): MediaTypeSpec | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const exact = names.flatMap((name) => operation.responses.filter((response) => response.status === name));
  const others = operation.responses.filter((response) => /^[45]/.test(response.status));
  return [...exact, ...others]
    .flatMap((response) => response.content)
    .find((media) => mediaKind(media.mediaType) === "json");
}

function buildOwnError(failure: DemoFailure): JsonObject {
  return {
    error: {
      code: failure.status,
      message: failure.message,
      metadata: { ...failure.metadata, error_type: failure.type },
    },
  };
}

/** The demo server's own shape where it fits; else the documented example with the message and status put in. */
function shapeError(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec, failure: DemoFailure): Json {
  const node = responseField(description, media.schema);
  const own = buildOwnError(failure);
  if (describesError(node) && fitsField(node, own)) {
    return own;
  }
  const example = exampleAnswer(description, media);
  const worded = putIn(example, failure, 0);
  return fitsField(node, worded) ? worded : example;
}

/** A schema that says nothing about `error` would take any object; its authors mean another shape then. */
function describesError(node: FieldNode): boolean {
  switch (node.kind) {
    case "any":
    case "map":
      return true;
    case "object":
      return node.properties.length === 0 || node.properties.some((property) => property.name === "error");
    case "union":
      return node.variants.some((variant) => describesError(variant.node));
    default:
      return false;
  }
}

const DEPTH_SEARCHED = 3;
const messageNames = ["message", "detail", "error_description", "description", "title", "reason", "error", "msg"];
const statusNames = new Set(["status", "code", "statusCode", "status_code"]);

function putIn(value: Json, failure: DemoFailure, depth: number): Json {
  if (Array.isArray(value)) {
    return value.slice(0, 1).map((item) => putIn(item, failure, depth + 1));
  }
  if (!isJsonObject(value) || depth > DEPTH_SEARCHED) {
    return value;
  }
  const messageName = messageNames.find((name) => typeof value[name] === "string");
  const copy: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    const isStatus = typeof member === "number" && statusNames.has(name);
    setMember(
      copy,
      name,
      name === messageName ? failure.message : isStatus ? failure.status : putIn(member, failure, depth + 1),
    );
  }
  return copy;
}
