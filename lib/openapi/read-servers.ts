import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import type { DocumentReader } from "./document-reader";
import { joinPointer } from "./json-pointer";
import type { ApiDescription } from "./operation";
import { readMember, readObject, readString, readText } from "./read-member";

/** A server address with so many values of its variables is listed with the first ones only. */
const MAX_ADDRESSES = 24;

/**
 * The servers that an object of the document (the root, a path or an operation) lists. Variables are filled by their
 * defaults; one that lists its values gives a server for each. Addresses that no request can go to are reported and
 * left out.
 */
export function readServers(reader: DocumentReader, owner: JsonObject, pointer: string): ApiDescription["servers"] {
  const listed = readMember(owner, "servers");
  if (!Array.isArray(listed)) {
    return [];
  }
  return listed.flatMap((server, index) => {
    const place = joinPointer(pointer, "servers", index);
    return isJsonObject(server) ? readAddresses(reader, server, place) : [];
  });
}

function readAddresses(reader: DocumentReader, server: JsonObject, pointer: string): ApiDescription["servers"] {
  const template = readString(server, "url") ?? "";
  const choices = listChoices(reader, template, readObject(server, "variables") ?? {}, pointer);
  return (choices ?? []).flatMap((values, place) => {
    const url = readUrl(reader, template, fill(template, values), pointer);
    if (url === undefined) {
      return [];
    }
    const name = nameServer(server, url);
    const isNamed = place === 0 || name === new URL(url).host;
    return [{ url, name: isNamed ? name : `${name} (${[...values.values()].join(", ")})` }];
  });
}

function nameServer(server: JsonObject, url: string): string {
  const [firstLine] = (readText(server, "name") ?? readText(server, "description") ?? "").split("\n");
  return firstLine?.trim().replace(/\.$/, "") || new URL(url).host;
}

function readUrl(reader: DocumentReader, template: string, address: string, pointer: string): string | undefined {
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

function fill(template: string, values: ReadonlyMap<string, string>): string {
  return template.replace(/\{([^{}]+)\}/g, (placeholder, name: string) => values.get(name) ?? placeholder);
}

/** The ways to fill the variables of an address, all defaults first; undefined when one of them has no value. */
function listChoices(
  reader: DocumentReader,
  template: string,
  variables: JsonObject,
  pointer: string,
): Map<string, string>[] | undefined {
  const names = new Set([...template.matchAll(/\{([^{}]+)\}/g)].flatMap(([, name]) => name ?? []));
  let choices = [new Map<string, string>()];
  for (const name of names) {
    const values = listValues(readObject(variables, name) ?? {});
    if (values.length === 0) {
      reader.report(pointer, `The variable {${name}} of the server address has no default.`);
      return undefined;
    }
    choices = choices.flatMap((chosen) => values.map((value) => new Map([...chosen, [name, value]])));
    if (choices.length > MAX_ADDRESSES) {
      reader.report(pointer, `Only the first ${MAX_ADDRESSES} values of the server address "${template}" are offered.`);
      choices = choices.slice(0, MAX_ADDRESSES);
    }
  }
  return choices;
}

/** The default first, then the other values that are listed. */
function listValues(variable: JsonObject): string[] {
  const listed = readMember(variable, "enum");
  const values = [readMember(variable, "default"), ...(Array.isArray(listed) ? listed : [])];
  const isText = (value: Json | undefined) => typeof value === "string" || typeof value === "number";
  return [...new Set(values.filter(isText).map(String))];
}
