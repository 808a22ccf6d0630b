import { essence } from "@/lib/openapi/media-type";
import type { ApiDescription, MediaTypeSpec, Operation, ResponseSpec } from "@/lib/openapi/operation";
import { buildField } from "./build-field";
import type { FieldNode } from "./field";
import { contextOf } from "./field-context";

/**
 * The field of an answer with this status and media type: of each event for a stream. Undefined when the description
 * does not say what such an answer looks like.
 */
export function buildResponseField(
  description: ApiDescription,
  operation: Operation,
  status: number,
  mediaType: string,
): FieldNode | undefined {
  const content = findResponse(operation, status)?.content ?? [];
  const media = findMedia(content, essence(mediaType));
  return media && buildField(media.schema, contextOf(description, { direction: "response", files: false }));
}

/** The status itself, else its class (`4XX`), else `default`. */
function findResponse(operation: Operation, status: number): ResponseSpec | undefined {
  const wanted = [String(status), `${String(status).charAt(0)}XX`, "default"];
  return wanted
    .map((name) => operation.responses.find((response) => response.status === name))
    .find((response) => response !== undefined);
}

function findMedia(content: MediaTypeSpec[], wanted: string): MediaTypeSpec | undefined {
  const ranges = [wanted, `${wanted.split("/")[0]}/*`, "*/*"];
  return ranges
    .map((range) => content.find((media) => essence(media.mediaType) === range))
    .find((media) => media !== undefined);
}
