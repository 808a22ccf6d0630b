import type { Json } from "@/lib/json";
import type { HttpMethod, SecurityScheme, StreamAssembler } from "@/lib/openapi/operation";

/**
 * One request, ready to be sent or printed, without loss: order and repetition of query pairs and headers are kept.
 * The type has no place for a credential; `security` says which ones the sender has to add.
 */
export interface RequestModel {
  method: HttpMethod;
  /** Filled and percent-encoded, beginning with a slash; relative to the server's base URL. */
  path: string;
  /** Percent-encoded, without "?"; "" when there is none. Exactly what is sent and printed. */
  queryString: string;
  /** Header parameters and Content-Type and Accept where the request has them, in the order they are printed. */
  headers: [name: string, value: string][];
  body: RequestBody | null;
  /** The request asks for an event stream. */
  streaming: boolean;
  /** How the events of the stream are read; absent where the description does not say. */
  assembler?: StreamAssembler;
  security: SecurityScheme[][];
}

export type RequestBody =
  | { kind: "json"; mediaType: string; value: Json }
  | { kind: "text"; mediaType: string; text: string }
  /** Pairs are not encoded yet. */
  | { kind: "form"; mediaType: string; pairs: [name: string, value: string][] }
  | { kind: "multipart"; mediaType: string; parts: RequestPart[] }
  | { kind: "binary"; mediaType: string; file: File | null };

/** Text has CRLF line ends, as every browser sends it. Text with a `contentType` is sent like a file called "blob". */
export type RequestPart =
  | { name: string; value: string; contentType?: string }
  | { name: string; file: File; contentType?: string };

/** Files picked for a body, by RFC 6901 pointer into its JSON value, where `null` holds their place. "" is the body. */
export type RequestFiles = ReadonlyMap<string, File>;
