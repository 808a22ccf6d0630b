import { isJsonObject, type JsonObject } from "@/lib/json";
import { createReader, type DocumentReader, dereference, type Located } from "./document-reader";
import { findLostReferences } from "./find-lost-references";
import { joinPointer } from "./json-pointer";
import { OperationNamer } from "./name-operations";
import type { ApiDescription, HttpMethod, Operation, SecurityScheme } from "./operation";
import { splitPathKey } from "./path-key";
import { readRequestBody, readResponses } from "./read-content";
import { readDocumentHints, readOperationHints } from "./read-hints";
import { readBoolean, readMember, readObject, readStrings, readText } from "./read-member";
import { readParameters } from "./read-parameters";
import { createSecurityReader, type SecurityReader } from "./read-security";
import { readServers } from "./read-servers";

const METHODS: Record<string, HttpMethod> = {
  get: "GET",
  put: "PUT",
  post: "POST",
  delete: "DELETE",
  options: "OPTIONS",
  head: "HEAD",
  patch: "PATCH",
  trace: "TRACE",
};

/** `fetch` and many servers refuse a body here. */
const BODYLESS_METHODS: ReadonlySet<HttpMethod> = new Set<HttpMethod>(["GET", "HEAD", "TRACE"]);

/** The credential of a document that declares its Authorization header as a parameter instead of a security scheme. */
const AUTHORIZATION_HEADER: SecurityScheme = {
  kind: "apiKey",
  name: "Authorization",
  in: "header",
  parameter: "Authorization",
};

interface FoundOperation {
  method: HttpMethod;
  key: string;
  item: Located;
  operation: Located;
}

/**
 * Reads a parsed OpenAPI 3 document. Never throws: what cannot be resolved or used is listed in `problems`. Schemas are
 * handed on untouched, so the size of the document hardly matters. `sourceUrl` is the base of relative server addresses.
 */
export function describeApi(document: JsonObject, options: { sourceUrl?: string } = {}): ApiDescription {
  const reader = createReader(document, options.sourceUrl);
  const found = findOperations(reader);
  const hasTags = found.some(({ operation }) => readStrings(operation.value, "tags").some((tag) => tag.trim() !== ""));
  const namer = new OperationNamer(document, hasTags);
  const readSecurity = createSecurityReader(reader);
  const operations = found.map((item) => readOperation(reader, namer, readSecurity, item));
  const info = readObject(document, "info") ?? {};
  const description = readText(info, "description");
  let searched = false;
  return {
    title: readText(info, "title") ?? "API",
    version: readText(info, "version") ?? String(readMember(info, "version") ?? ""),
    ...(description !== undefined && { description }),
    tags: namer.listTags(),
    operations,
    servers: readServers(reader, document, "#"),
    hints: readDocumentHints(document),
    resolve: reader.resolve,
    get problems() {
      if (!searched) {
        searched = true;
        findLostReferences(reader, operations);
      }
      return reader.problems;
    },
  };
}

function findOperations(reader: DocumentReader): FoundOperation[] {
  const paths = readObject(reader.document, "paths") ?? {};
  const found: FoundOperation[] = [];
  for (const key of Object.keys(paths)) {
    const pointer = joinPointer("#/paths", key);
    const item = key.startsWith("x-") ? undefined : dereference(reader, paths[key], pointer);
    if (item) reportOtherMethods(reader, item);
    for (const name of Object.keys(item?.value ?? {})) {
      const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
      const operation = item && readMember(item.value, name);
      if (item && method && isJsonObject(operation)) {
        found.push({ method, key, item, operation: { value: operation, pointer: joinPointer(item.pointer, name) } });
      }
    }
  }
  if (found.length === 0) {
    reader.report("#/paths", "The document describes no operation.");
  }
  return found;
}

/** OpenAPI 3.2 adds QUERY and methods of one's own, which neither `fetch` nor the relay's routes can carry everywhere. */
function reportOtherMethods(reader: DocumentReader, { value, pointer }: Located): void {
  const others = Object.keys(readObject(value, "additionalOperations") ?? {});
  for (const method of [...(Object.hasOwn(value, "query") ? ["QUERY"] : []), ...others]) {
    reader.report(pointer, `The ${method} operation of this path cannot be sent from here; it is left out.`);
  }
}

function readOperation(
  reader: DocumentReader,
  namer: OperationNamer,
  readSecurity: SecurityReader,
  { method, key, item, operation }: FoundOperation,
): Operation {
  const { value, pointer } = operation;
  const pathKey = splitPathKey(key);
  const { parameters, hasAuthorizationHeader } = readParameters(reader, pathKey, [item, operation]);
  const requestBody = readRequestBody(reader, value, pointer);
  const bodyless = BODYLESS_METHODS.has(method);
  if (bodyless && requestBody) {
    reader.report(pointer, `A ${method} request cannot carry a body from a browser; it is left out.`);
  }
  const ownRequirements = readMember(value, "security");
  const security =
    ownRequirements === undefined
      ? readSecurity(readMember(reader.document, "security"), "#/security")
      : readSecurity(ownRequirements, joinPointer(pointer, "security"));
  const description = readText(value, "description") ?? readText(item.value, "description");
  const [server] = [...readServers(reader, value, pointer), ...readServers(reader, item.value, item.pointer)];
  return {
    ...namer.name(value, method, key.startsWith("/") ? key : `/${key}`),
    method,
    path: pathKey.path,
    ...(description !== undefined && { description }),
    deprecated: readBoolean(value, "deprecated") ?? false,
    parameters,
    ...(requestBody && !bodyless && { requestBody }),
    responses: readResponses(reader, value, pointer),
    security: security.length === 0 && hasAuthorizationHeader ? [[AUTHORIZATION_HEADER]] : security,
    ...(server && { serverUrl: server.url }),
    hints: readOperationHints(value),
  };
}
