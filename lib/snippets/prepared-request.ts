import type { SecurityScheme } from "@/lib/openapi/operation";
import { encodeValue } from "@/lib/request/percent-encoding";
import type { RequestModel } from "@/lib/request/request-model";
import { requestUrl } from "@/lib/request/send-init";
import { type Answer, answerOf } from "./answer";
import type { SnippetRequest } from "./snippet";

/** A piece of text, or the credential as it stands, percent-encoded, or in Base64. */
export type Piece = string | { credential: "plain" | "percent" | "base64" };

/** A request with the place of its credential: what every target prints, in its own syntax. */
export interface PreparedRequest extends Pick<RequestModel, "method" | "body"> {
  url: string;
  /** Percent-encoded names of query parameters that hold the credential; they come after the query of `url`. */
  credentialQuery: string[];
  headers: [name: string, value: Piece[]][];
  /** A valid variable name in every language. */
  credentialVariable: string;
  answer: Answer;
}

/**
 * Puts the credential where Send puts it: the first alternative that needs one, header, query or cookie. A target only
 * prints the result.
 */
export function prepareRequest({ baseUrl, model, credentialVariable }: SnippetRequest): PreparedRequest {
  const prepared: PreparedRequest = {
    method: model.method,
    body: model.body,
    url: requestUrl(baseUrl, model),
    credentialQuery: [],
    headers: model.headers.map(([name, value]) => [name, [value]]),
    credentialVariable: /^[A-Za-z_]\w*$/.test(credentialVariable) ? credentialVariable : "API_KEY",
    answer: answerOf(model),
  };
  for (const scheme of model.security.find((schemes) => schemes.length > 0) ?? []) addCredential(prepared, scheme);
  return prepared;
}

/** The whole address as text and credential. */
export function urlPieces({ url, credentialQuery }: PreparedRequest): Piece[] {
  const separator = url.includes("?") ? "&" : "?";
  return [
    url,
    ...credentialQuery.flatMap((name, index): Piece[] => [
      `${index === 0 ? separator : "&"}${name}=`,
      { credential: "percent" },
    ]),
  ];
}

function addCredential({ credentialQuery, headers }: PreparedRequest, scheme: SecurityScheme): void {
  switch (scheme.kind) {
    case "bearer":
      headers.unshift(["Authorization", ["Bearer ", { credential: "plain" }]]);
      break;
    case "basic":
      headers.unshift(["Authorization", ["Basic ", { credential: "base64" }]]);
      break;
    case "apiKey":
      if (scheme.in === "header") headers.unshift([scheme.parameter, [{ credential: "plain" }]]);
      else if (scheme.in === "cookie") addCookie(headers, scheme.parameter);
      else credentialQuery.push(encodeValue(scheme.parameter));
      break;
    case "unsupported":
      break;
  }
}

function addCookie(headers: PreparedRequest["headers"], name: string): void {
  const pieces: Piece[] = [`${name}=`, { credential: "plain" }];
  const cookie = headers.find(([other]) => other.toLowerCase() === "cookie");
  if (cookie) cookie[1].push("; ", ...pieces);
  else headers.unshift(["Cookie", pieces]);
}
