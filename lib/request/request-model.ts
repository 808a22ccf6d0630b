import type { Json } from "@/lib/json";
import type { HttpMethod, SecurityScheme } from "@/lib/openapi/operation";

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
  security: SecurityScheme[][];
}

export type RequestBody =
  | { kind: "json"; mediaType: string; value: Json }
  | { kind: "text"; mediaType: string; text: string }
  | { kind: "form"; mediaType: string; pairs: [name: string, value: string][] }
  | { kind: "multipart"; mediaType: string; parts: RequestPart[] }
  | { kind: "binary"; mediaType: string; file: File | null };

export type RequestPart =
  | { name: string; value: string; contentType?: string }
  | { name: string; file: File; contentType?: string };
