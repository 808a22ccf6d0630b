import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { type DocumentReader, dereference } from "./document-reader";
import { isHeaderName } from "./header-name";
import { joinPointer } from "./json-pointer";
import type { SecurityScheme } from "./operation";
import { readMember, readObject, readString, readText } from "./read-member";

/** Finds the credentials that a list of security requirements asks for. */
export type SecurityReader = (requirements: Json | undefined, pointer: string) => SecurityScheme[][];

/** Reads the document's security schemes once, and requirements against them. */
export function createSecurityReader(reader: DocumentReader): SecurityReader {
  const schemesPointer = "#/components/securitySchemes";
  const sources = readObject(readObject(reader.document, "components") ?? {}, "securitySchemes") ?? {};
  const schemes = new Map<string, SecurityScheme>();

  function find(name: string, pointer: string): SecurityScheme {
    let scheme = schemes.get(name);
    if (!scheme) {
      const source = dereference(reader, readMember(sources, name), joinPointer(schemesPointer, name))?.value;
      if (!source) {
        reader.report(pointer, `There is no security scheme called "${name}".`);
      }
      scheme = source ? readScheme(name, source) : { kind: "unsupported", name, type: "unknown" };
      schemes.set(name, scheme);
    }
    return scheme;
  }

  return (requirements, pointer) =>
    Array.isArray(requirements)
      ? requirements
          .filter(isJsonObject)
          .map((requirement) => Object.keys(requirement).map((name) => find(name, pointer)))
      : [];
}

/** OAuth 2 and OpenID Connect end in a bearer token, which is what a person pastes here. */
function readScheme(name: string, source: JsonObject): SecurityScheme {
  const type = readString(source, "type") ?? "unknown";
  const text = readText(source, "description");
  const description = text === undefined ? {} : { description: text };
  switch (type) {
    case "oauth2":
    case "openIdConnect":
      return { kind: "bearer", name, ...description };
    case "http":
      return readHttpScheme(name, (readString(source, "scheme") ?? "").toLowerCase(), description);
    case "apiKey": {
      const place = readString(source, "in");
      const parameter = readString(source, "name");
      const isPlace = place === "header" || place === "query" || place === "cookie";
      return parameter && isPlace && (place !== "header" || isHeaderName(parameter))
        ? { kind: "apiKey", name, in: place, parameter, ...description }
        : { kind: "unsupported", name, type, ...description };
    }
    default:
      return { kind: "unsupported", name, type, ...description };
  }
}

function readHttpScheme(name: string, scheme: string, description: { description?: string }): SecurityScheme {
  return scheme === "bearer" || scheme === "basic"
    ? { kind: scheme, name, ...description }
    : { kind: "unsupported", name, type: `http ${scheme}`.trim(), ...description };
}
