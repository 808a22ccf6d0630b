import { buildField } from "@/lib/fields/build-field";
import { buildOperationForm } from "@/lib/fields/build-operation-form";
import type { FieldNode } from "@/lib/fields/field";
import { contextOf } from "@/lib/fields/field-context";
import type { ParameterField } from "@/lib/fields/operation-form";
import { essence, mediaKind } from "@/lib/openapi/media-type";
import type {
  ApiDescription,
  MediaTypeSpec,
  Operation,
  ParameterLocation,
  ResponseSpec,
} from "@/lib/openapi/operation";
import { anchorWithin } from "./anchor-ids";
import { contentOf, type Entry, Outline } from "./outline";

/** What the reference page of one operation lists: what is sent, then what comes back. */
export interface OperationReference {
  parameterGroups: ParameterGroup[];
  body: MediaReference[];
  responses: ResponseReference[];
  outline: Outline;
}

export interface ParameterGroup {
  location: ParameterLocation;
  parameters: { parameter: ParameterField; entry: Entry }[];
}

export interface MediaReference {
  media: MediaTypeSpec;
  entry: Entry;
}

type NodeOf = (media: MediaTypeSpec, place: number) => FieldNode;

export interface ResponseReference {
  /** Anchor on the page. */
  id: string;
  response: ResponseSpec;
  isError: boolean;
  headers: { description: string | undefined; entry: Entry }[];
  content: MediaReference[];
}

/** The headings of the page. */
const SECTION_ANCHORS = [
  "authentication",
  "path-parameters",
  "query-parameters",
  "header-parameters",
  "cookie-parameters",
  "request-body",
  "responses",
  "errors",
  "examples",
];

const LOCATIONS: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];

/** Lays out everything that the description says about one operation; the request is that of the explorer's form. */
export function describeOperation(description: ApiDescription, operation: Operation): OperationReference {
  const outline = new Outline([...SECTION_ANCHORS, ...operation.responses.map(({ status }) => responseAnchor(status))]);
  const form = buildOperationForm(description, operation);
  const context = contextOf(description, { direction: "response", files: false });

  const describeContent = (anchor: string, name: string, content: MediaTypeSpec[], nodeOf: NodeOf): MediaReference[] =>
    content.map((media, place) => {
      const id = place === 0 ? anchor : anchorWithin(anchor, essence(media.mediaType));
      return { media, entry: outline.addRoot(id, name, nodeOf(media, place), false) };
    });
  const describeResponse = (response: ResponseSpec): ResponseReference => {
    const id = responseAnchor(response.status);
    return {
      id,
      response,
      isError: isErrorStatus(response.status, operation.responses),
      headers: response.headers.map(({ name, description: text, schema }) => ({
        description: text,
        entry: outline.addRoot(anchorWithin(`${id}-header`, name), name, buildField(schema, context), false),
      })),
      content: describeContent(`${id}-body`, `response ${response.status}`, response.content, ({ schema, mediaType }) =>
        buildField(schema, contextOf(description, { direction: "response", files: isBinary(mediaType) })),
      ),
    };
  };

  // In the order of the page: what is met first is described there, and later ones lead back to it.
  return {
    outline,
    parameterGroups: LOCATIONS.map((location) => ({
      location,
      parameters: form.parameters
        .filter((parameter) => parameter.location === location)
        .map((parameter) => ({ parameter, entry: addParameter(outline, parameter) })),
    })).filter((group) => group.parameters.length > 0),
    body: describeContent("body", "request body", operation.requestBody?.content ?? [], ({ schema }, place) => {
      const node = form.body?.media[place]?.node;
      const described = buildField(schema, contextOf(description, { direction: "request", files: false }));
      return node && !isFlattened(node, described) ? node : described;
    }),
    responses: [...operation.responses]
      .sort((a, b) => statusRank(a.status) - statusRank(b.status))
      .map(describeResponse),
  };
}

function responseAnchor(status: string): string {
  return `response-${status}`;
}

function addParameter(outline: Outline, { location, name, node, required }: ParameterField): Entry {
  return outline.addRoot(anchorWithin(location, name), name, node, required);
}

function isBinary(mediaType: string): boolean {
  return mediaKind(mediaType) !== "json" && essence(mediaType) !== "text/event-stream";
}

/** The form edits structured content of a type like XML as one text; a reader wants to know its parts. */
function isFlattened(node: FieldNode, described: FieldNode): boolean {
  return (node.kind === "string" || node.kind === "file") && contentOf(described) !== undefined;
}

/** Exact codes, ranges such as 4XX after the codes they hold, `default` last. */
function statusRank(status: string): number {
  if (status === "default") return 1000;
  return /^\dXX$/.test(status) ? Number(status[0]) * 100 + 99.5 : Number(status) || 999;
}

/** `default` beside a success stands for the failures; alone it is all there is. */
function isErrorStatus(status: string, all: ResponseSpec[]): boolean {
  return status === "default" ? all.some((other) => /^[123]/.test(other.status)) : /^[45]/.test(status);
}
