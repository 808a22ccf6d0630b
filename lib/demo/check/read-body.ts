import { buildField } from "@/lib/fields/build-field";
import type { FieldNode } from "@/lib/fields/field";
import { contextOf } from "@/lib/fields/field-context";
import { compileValidator } from "@/lib/fields/validate";
import { isDeeperThan, type Json } from "@/lib/json";
import { essence, mediaKind } from "@/lib/openapi/media-type";
import type { ApiDescription, MediaTypeSpec, Operation } from "@/lib/openapi/operation";
import type { DemoFailure } from "../demo-failure";
import { matchesMediaType } from "../match-media-type";
import { parseJson } from "./coerce-text";
import { collectBytes } from "./collect-bytes";
import { gatherForm, readFormPairs } from "./read-form";
import { refuseFaults } from "./request-fault";

const DEPTH_LIMIT = 200;

export type BodyReading = { ok: true; value?: Json } | { ok: false; failure: DemoFailure };

/** Reads and checks the body of a request. Bodies of types that cannot be looked into (binary ones) have no value. */
export async function readBody(
  description: Pick<ApiDescription, "resolve">,
  operation: Operation,
  request: Request,
): Promise<BodyReading> {
  const spec = operation.requestBody;
  const bytes = await collectBytes(request);
  const sent = essence(request.headers.get("content-type") ?? spec?.content[0]?.mediaType ?? "");
  if (bytes === undefined) {
    return refuse(413, "payload_too_large", "The demo server reads at most 32 MiB.");
  }
  // A form without fields is no bytes at all.
  if (!spec || (bytes.length === 0 && mediaKind(sent) !== "form")) {
    return spec?.required && !spec.content.some(takesFiles)
      ? refuse(400, "invalid_request", "A request body is required.")
      : { ok: true };
  }
  const media = spec.content.find((candidate) => matchesMediaType(candidate.mediaType, sent));
  if (!media) {
    const accepted = spec.content.map((candidate) => candidate.mediaType).join(", ");
    return refuse(415, "invalid_request", `A body of type ${sent || "(none)"} is not accepted, only ${accepted}.`);
  }
  switch (mediaKind(sent)) {
    case "json":
      return readJsonBody(description, media, bytes);
    case "form":
    case "multipart":
      return readFormBody(description, media, request.headers.get("content-type") ?? sent, bytes);
    case "text": {
      const node = fieldOf(description, media);
      const text = bytes.toString("utf8");
      // Structured content of a type like XML is not looked into.
      return isText(node) ? judge(node, text) : { ok: true, value: text };
    }
    case "binary":
      return { ok: true };
  }
}

/** An example cannot bring a file along, and a demo is to answer it: a body that is one may be missing here. */
function takesFiles({ mediaType }: MediaTypeSpec): boolean {
  const kind = mediaKind(mediaType);
  return kind === "multipart" || kind === "binary";
}

function readJsonBody(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec, bytes: Buffer): BodyReading {
  const text = bytes.toString("utf8");
  if (isDeeperThan(text, DEPTH_LIMIT)) {
    return refuse(400, "invalid_request", `The body nests deeper than ${DEPTH_LIMIT} levels.`);
  }
  const value = parseJson(text);
  if (value === undefined) {
    return refuse(400, "invalid_request", "The body is not valid JSON.");
  }
  return judge(fieldOf(description, media), value);
}

async function readFormBody(
  description: Pick<ApiDescription, "resolve">,
  media: MediaTypeSpec,
  contentType: string,
  bytes: Buffer,
): Promise<BodyReading> {
  const node = fieldOf(description, media);
  if (isText(node)) return judge(node, bytes.toString("utf8"));
  const pairs = await readFormPairs(bytes, contentType);
  return pairs
    ? judge(node, gatherForm(node, pairs, media.encoding))
    : refuse(400, "invalid_request", `The body is not ${essence(contentType)}.`);
}

function fieldOf(description: Pick<ApiDescription, "resolve">, media: MediaTypeSpec): FieldNode {
  const files = mediaKind(media.mediaType) !== "json";
  return buildField(media.schema, contextOf(description, { direction: "request", files }));
}

function isText(node: FieldNode): boolean {
  return node.kind === "string" || node.kind === "enum" || node.kind === "const";
}

function judge(node: FieldNode, value: Json): BodyReading {
  const faults = compileValidator(node)(value).map(({ path, message }) => ({ place: "body", path, message }));
  return faults.length > 0 ? { ok: false, failure: refuseFaults(faults) } : { ok: true, value };
}

function refuse(status: number, type: string, message: string): BodyReading {
  return { ok: false, failure: { status, type, message } };
}
