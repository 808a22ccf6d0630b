import { isJsonObject, type JsonObject } from "@/lib/json";
import type { DocumentReader } from "./document-reader";
import { joinPointer } from "./json-pointer";
import type { ApiDescription } from "./operation";
import { readMember, readObject, readString, readText } from "./read-member";

/**
 * The servers that an object of the document (the root, a path or an operation) lists, with variables filled by their
 * defaults. Addresses that no request can go to are reported and left out.
 */
export function readServers(reader: DocumentReader, owner: JsonObject, pointer: string): ApiDescription["servers"] {
  const listed = readMember(owner, "servers");
  if (!Array.isArray(listed)) {
    return [];
  }
  return listed.flatMap((server, index) => {
    const place = joinPointer(pointer, "servers", index);
    const url = isJsonObject(server) ? readUrl(reader, server, place) : undefined;
    return url === undefined || !isJsonObject(server) ? [] : [{ url, name: nameServer(server, url) }];
  });
}

function nameServer(server: JsonObject, url: string): string {
  const [firstLine] = (readText(server, "name") ?? readText(server, "description") ?? "").split("\n");
  return firstLine?.trim().replace(/\.$/, "") || new URL(url).host;
}

function readUrl(reader: DocumentReader, server: JsonObject, pointer: string): string | undefined {
  const template = readString(server, "url") ?? "";
  const address = fillVariables(reader, template, readObject(server, "variables") ?? {}, pointer);
  if (address === undefined) {
    return undefined;
  }
  const filled = address.startsWith("//") && reader.sourceUrl === undefined ? `https:${address}` : address;
  if (!URL.canParse(filled, reader.sourceUrl)) {
    reader.report(pointer, `The server address "${template}" is relative and the document was not read from the web.`);
    return undefined;
  }
  const url = new URL(filled, reader.sourceUrl);
  if (url.protocol !== "http:" && url.protocol !== "https:") {
    reader.report(pointer, `The server address "${template}" is not an http or https address.`);
    return undefined;
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}

function fillVariables(
  reader: DocumentReader,
  template: string,
  variables: JsonObject,
  pointer: string,
): string | undefined {
  let isComplete = true;
  const filled = template.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => {
    const variable = readObject(variables, name) ?? {};
    const value = readMember(variable, "default") ?? readMember(variable, "enum");
    const [first] = Array.isArray(value) ? value : [value];
    if (typeof first === "string" || typeof first === "number") {
      return String(first);
    }
    isComplete = false;
    reader.report(pointer, `The variable ${placeholder} of the server address has no default.`);
    return placeholder;
  });
  return isComplete ? filled : undefined;
}
