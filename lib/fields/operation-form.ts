import type { Json, JsonObject } from "@/lib/json";
import type {
  HttpMethod,
  LinkSpec,
  NamedExample,
  OperationHints,
  Parameter,
  ParameterLocation,
  SecurityScheme,
} from "@/lib/openapi/operation";
import type { FieldNode } from "./field";

/** Everything the explorer page of one operation needs. Plain data apart from the shared field nodes: see `packForm`. */
export interface OperationForm {
  id: string;
  method: HttpMethod;
  path: string;
  tag: string;
  tagSlug: string;
  slug: string;
  title: string;
  description?: string;
  deprecated: boolean;
  security: SecurityScheme[][];
  serverUrl?: string;
  hints: OperationHints;
  parameters: ParameterField[];
  body?: BodyForm;
  /** Complete example requests, the one the form opens with first. */
  examples: NamedRequest[];
  /** Media types a successful answer may have, in document order. */
  accepts: string[];
  /** Operations that take something of a successful answer. */
  links?: AnswerLink[];
}

/** A link of the description together with the operation that it leads to. */
export interface AnswerLink extends Omit<LinkSpec, "operationId" | "parameters"> {
  operation: { id: string; method: HttpMethod; title: string; path: string; route: string };
  /** What is known of a parameter: an expression or a constant. */
  parameters: { location: ParameterLocation; name: string; value: Json }[];
  /** Where the parameters are sent that the pattern of `split` finds. */
  locations: Record<string, ParameterLocation>;
}

export interface ParameterField
  extends Pick<Parameter, "name" | "required" | "style" | "explode" | "allowReserved" | "mediaType"> {
  location: ParameterLocation;
  node: FieldNode;
}

export interface BodyForm {
  required: boolean;
  description?: string;
  media: {
    mediaType: string;
    node: FieldNode;
    examples: NamedExample[];
    encoding: Record<string, { contentType?: string; style?: string; explode?: boolean }>;
  }[];
}

/**
 * The values of one request as JSON, by place. It is what a permalink holds, an import yields and an example is.
 * Only what is set is in it; it has no place for a credential.
 */
export interface RequestValues {
  path?: JsonObject;
  query?: JsonObject;
  header?: JsonObject;
  cookie?: JsonObject;
  /** Which of the body's media types; absent = the first. */
  mediaType?: string;
  body?: Json;
}

export interface NamedRequest {
  name: string;
  summary: string;
  values: RequestValues;
}
