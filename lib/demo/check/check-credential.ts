import type { Operation, SecurityScheme } from "@/lib/openapi/operation";
import type { RequestParts } from "./request-parts";

/** A credential with this word in it is refused, so that people can see what a wrong key looks like. */
export const refusedWord = "invalid";

/** Whether one of the credentials that the operation reads has the word in it. None at all is accepted: it is a demo. */
export function isRefusedCredential(operation: Operation, parts: RequestParts): boolean {
  const credentials = operation.security.flat().map((scheme) => readCredential(scheme, parts));
  return credentials.some((credential) => credential.toLowerCase().includes(refusedWord));
}

function readCredential(scheme: SecurityScheme, { headers, query, cookies }: RequestParts): string {
  switch (scheme.kind) {
    case "bearer":
      return headers.get("authorization") ?? "";
    case "basic":
      return decodeBasic(headers.get("authorization") ?? "");
    case "apiKey": {
      const { parameter } = scheme;
      const places = { header: headers.get(parameter), query: query.get(parameter), cookie: cookies.get(parameter) };
      return places[scheme.in] ?? "";
    }
    case "unsupported":
      return "";
  }
}

function decodeBasic(header: string): string {
  return Buffer.from(header.replace(/^basic\s+/i, ""), "base64").toString("utf8");
}
