import type { RequestModel } from "@/lib/request/request-model";

/** What a snippet is written from. It has no credential; the code reads it from the environment. */
export interface SnippetRequest {
  /** Absolute, with or without a slash at its end. */
  baseUrl: string;
  model: RequestModel;
  /** Name of the environment variable that the code reads the credential from. */
  credentialVariable: string;
}

export interface Snippet {
  /** A whole program or command, without a line feed at its end. */
  code: string;
  /** What this code does otherwise than Send, one sentence each. Empty when it sends exactly the same request. */
  differences: string[];
}

export interface SnippetTarget {
  id: string;
  language: "cURL" | "TypeScript" | "Python";
  client: string;
  /** Name for the downloaded file. */
  fileName: string;
  /** Command that installs what the code imports. */
  install?: string;
  render(request: SnippetRequest): Snippet;
}
