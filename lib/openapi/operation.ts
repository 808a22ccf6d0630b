import type { Json, JsonObject } from "@/lib/json";

export type HttpMethod = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";
export type ParameterLocation = "path" | "query" | "header" | "cookie";

/** A schema as the document has it: an object, or `true`/`false` in OpenAPI 3.1. */
export type Schema = JsonObject | boolean;

/**
 * One operation of the API description with every reference outside of schemas resolved. Schemas are as the document
 * has them, `$ref` included; `ApiDescription.resolve` follows those.
 */
export interface Operation {
  /** `operationId`, else method and path. Unique in the description. */
  id: string;
  method: HttpMethod;
  /** Path template, beginning with a slash. */
  path: string;
  tag: string;
  /** The two segments of `/explorer/{tagSlug}/{slug}`; unique together. */
  tagSlug: string;
  slug: string;
  title: string;
  description?: string;
  deprecated: boolean;
  parameters: Parameter[];
  requestBody?: RequestBodySpec;
  responses: ResponseSpec[];
  /** Alternatives; each lists the schemes needed together. An empty list inside means "no credential". */
  security: SecurityScheme[][];
  /** Base URL given by the operation or its path, which replaces the document's. */
  serverUrl?: string;
  hints: OperationHints;
}

export interface Parameter {
  name: string;
  location: ParameterLocation;
  required: boolean;
  description?: string;
  deprecated: boolean;
  style: "simple" | "label" | "matrix" | "form" | "spaceDelimited" | "pipeDelimited" | "deepObject";
  explode: boolean;
  allowReserved: boolean;
  /** Set when the parameter is described by `content`: its value is serialised as this media type. */
  mediaType?: string;
  schema: Schema;
  example?: Json;
  examples: NamedExample[];
  /** JSON pointer of the schema in the document, for messages. */
  pointer: string;
}

export interface RequestBodySpec {
  required: boolean;
  description?: string;
  content: MediaTypeSpec[];
}

export interface MediaTypeSpec {
  mediaType: string;
  schema: Schema;
  examples: NamedExample[];
  /** `encoding` of form media types, by property. */
  encoding: Record<string, { contentType?: string; style?: string; explode?: boolean; allowReserved?: boolean }>;
  pointer: string;
}

export interface NamedExample {
  name: string;
  summary: string;
  description?: string;
  value: Json;
}

export interface ResponseSpec {
  /** "200", "4XX" or "default". */
  status: string;
  description: string;
  content: MediaTypeSpec[];
  headers: { name: string; description?: string; schema: Schema }[];
  links?: LinkSpec[];
}

/** What of an answer another operation takes. */
export interface LinkSpec {
  /** Key in the document. */
  name: string;
  /** Words for a button; absent = the title of the operation. */
  label?: string;
  description?: string;
  operationId: string;
  /**
   * Values of the other operation's parameters by name, optionally after their place (`query.id`): an OpenAPI runtime
   * expression like `$response.body#/id`, or a constant.
   */
  parameters: Record<string, Json>;
  /** Takes a value apart: the named groups of the pattern are parameters. */
  split?: { value: string; pattern: string };
  /** Where the other operation's answer has exact figures of this request, as JSON pointers. */
  figures?: Record<string, string>;
}

export type SecurityScheme =
  | { kind: "bearer"; name: string; description?: string }
  | { kind: "basic"; name: string; description?: string }
  | { kind: "apiKey"; name: string; in: "header" | "query" | "cookie"; parameter: string; description?: string }
  | { kind: "unsupported"; name: string; type: string; description?: string };

/** The `x-playground` extension of an operation. */
export interface OperationHints {
  /** Curated order of the body's properties. */
  order?: string[];
  /** The body property that turns on streaming, and which assembled preview reads the stream. */
  stream?: { property: string; assembler: StreamAssembler };
  /** Shown before sending: what this request spends or destroys. */
  confirm?: string;
  /** JSON pointer into the answer of a value that is shown once and never stored. */
  secret?: string;
  /** How an answer becomes part of the next request. */
  continue?: ContinueHints;
  /** JSON pointer into the request body of the JSON Schema that the model's text is to follow. */
  outputSchema?: string;
}

/** All members that end in a place are JSON pointers. */
export interface ContinueHints {
  /** List in the answer of which each item can be gone on from; absent when that is the answer itself. */
  choices?: string;
  /** What the next request takes over from the choice: a value, or a list of values. */
  answer: string;
  /** Where in the request body it is appended. Text is appended to text. */
  to: string;
  /** What a text at `to` becomes, where only a list can be appended to. */
  text?: ItemHints;
  /** What the person writes next. */
  next?: ItemHints;
  /** The tool calls in the choice that wait for a result, and the item that holds one. */
  calls?: { list: string; where?: JsonObject; id: string; result: ItemHints & { id: string } };
}

/** An item to append, and the place in it that takes the text. */
export interface ItemHints {
  value: Json;
  text: string;
}

export type StreamAssembler = "chat-completions" | "responses" | "completions";

/** The `x-playground` extension of the document. */
export interface DocumentHints {
  /** `operationId` of the operation that is shown first. */
  start?: string;
  keyUrl?: string;
  creditsUrl?: string;
  /** Environment variable that snippets read the credential from. */
  credentialVariable?: string;
  /** Clients of this API beside those of HTTP itself that code is offered for. */
  clients?: SdkName[];
}

/** SDKs that code can be written for: `openai` for every API that speaks as OpenAI's does, at its own base URL. */
export type SdkName = "openai" | "openrouter";

export interface ApiServer {
  /** Path segment of `/api/relay/{server}/…`. */
  id: string;
  name: string;
  /** Without a trailing slash. For the demo server a path on this origin. */
  baseUrl: string;
  isDemo: boolean;
  /** The operator's base URL: of an operation's own server only the path is used there. */
  isOverride?: boolean;
}

export interface ApiDescription {
  title: string;
  version: string;
  description?: string;
  tags: { name: string; slug: string; description?: string }[];
  operations: Operation[];
  /** As the document lists them; `listServers` adds the demo server and the operator's override. */
  servers: { url: string; name: string }[];
  hints: DocumentHints;
  /** Follows a local `$ref`; undefined when it dangles. */
  resolve(ref: string): Json | undefined;
  /** What could not be resolved or is not supported, one line each with its JSON pointer. */
  problems: { pointer: string; message: string }[];
}
