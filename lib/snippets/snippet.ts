import type { SdkName } from "@/lib/openapi/operation";
import type { Credentials } from "@/lib/request/authorization";
import type { RequestModel } from "@/lib/request/request-model";

/** What a snippet is written from. The code reads the credential from the environment. */
export interface SnippetRequest {
  /** Absolute, with or without a slash at its end. */
  baseUrl: string;
  model: RequestModel;
  /** Name of the environment variable that the code reads the credential from. */
  credentialVariable: string;
  /**
   * Written into the code instead of the variable. Only for code that goes straight to the clipboard because a person
   * asked for just that; no request that is kept, shown or linked has it.
   */
  credentials?: Credentials;
}

export interface Snippet {
  /** A whole program or command, without a line feed at its end; "" when this client cannot send the request. */
  code: string;
  /** What keeps this client from sending the same request as Send, one sentence each. Empty when it does. */
  differences: string[];
  /** What to know about code that does send the same request. */
  notes?: string[];
}

export type RenderSnippet = (request: SnippetRequest) => Snippet;

export type SnippetTarget = {
  id: string;
  language: "cURL" | "TypeScript" | "Python";
  client: string;
  /** Name for the downloaded file. */
  fileName: string;
  /** Command that installs what the code imports. */
  install?: string;
  /** Offered only for descriptions that name it; absent for clients of HTTP itself. */
  sdk?: SdkName;
} & (
  | { render: RenderSnippet }
  /** For a writer that is large or seldom chosen: fetched when it is. */
  | { load: () => Promise<RenderSnippet> }
);

/** What a client gives for a request that it cannot send as it is. */
export function declined(differences: string[]): Snippet {
  return { code: "", differences };
}
