import type { SecurityScheme } from "@/lib/openapi/operation";
import { type Authorization, buildAuthorization } from "@/lib/request/authorization";
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
export function prepareRequest(request: SnippetRequest): PreparedRequest {
  const { baseUrl, model, credentialVariable, credentials } = request;
  const prepared: PreparedRequest = {
    method: model.method,
    body: model.body,
    url: requestUrl(baseUrl, model),
    credentialQuery: [],
    headers: model.headers.map(([name, value]) => [name, [value]]),
    credentialVariable: variableName(credentialVariable),
    answer: answerOf(model),
  };
  if (credentials) return insertCredentials(prepared, buildAuthorization(model.security, credentials));
  for (const scheme of model.security.find((schemes) => schemes.length > 0) ?? []) addCredential(prepared, scheme);
  return prepared;
}

/** A name that is a variable in every language. */
export function variableName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : "API_KEY";
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

/** The request with the credentials themselves in their places, as text like any other. */
function insertCredentials(prepared: PreparedRequest, { headers, query, cookies }: Authorization): PreparedRequest {
  for (const [name, value] of headers) prepared.headers.unshift([name, [value]]);
  for (const [name, value] of cookies) addCookie(prepared.headers, name, value);
  if (query.length > 0) prepared.url += `${prepared.url.includes("?") ? "&" : "?"}${query.join("&")}`;
  return prepared;
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
      else if (scheme.in === "cookie") addCookie(headers, scheme.parameter, { credential: "plain" });
      else credentialQuery.push(encodeValue(scheme.parameter));
      break;
    case "unsupported":
      break;
  }
}

function addCookie(headers: PreparedRequest["headers"], name: string, value: Piece): void {
  const pieces: Piece[] = [`${name}=`, value];
  const cookie = headers.find(([other]) => other.toLowerCase() === "cookie");
  if (cookie) cookie[1].push("; ", ...pieces);
  else headers.unshift(["Cookie", pieces]);
}
