import "server-only";
import { join } from "node:path";
import { environment } from "@/lib/environment";
import type { JsonObject } from "@/lib/json";
import { describeApi } from "./describe-api";
import type { ApiDescription } from "./operation";
import { parseDocument } from "./parse-document";
import { type DocumentSource, openSource } from "./read-source";

interface LoadedDocument {
  version: string;
  document: Promise<JsonObject>;
}

declare global {
  /** Next gives each route its own copy of this module, and a new one at each reload: the document is parsed once. */
  var loadedApiDocuments: Map<string, LoadedDocument> | undefined;
}

/** Per copy of this module, so that a reload in development also brings new code to an unchanged document. */
const descriptions = new WeakMap<JsonObject, ApiDescription>();

/**
 * The API description this process serves: OPENAPI_DOCUMENT, else the project's own. Read and parsed once, and again
 * when the file changes. Rejects with an error of one sentence when it cannot be used; the next call tries again.
 */
export async function loadDescription(): Promise<ApiDescription> {
  const source = openSource(environment.openapiDocument ?? join(process.cwd(), "public", "openapi.yaml"));
  const document = await loadDocument(source);
  let description = descriptions.get(document);
  if (!description) {
    description = describeApi(document, source.url === undefined ? {} : { sourceUrl: source.url });
    descriptions.set(document, description);
  }
  if (description.operations.length === 0) {
    throw new Error(`${source.name} cannot be used: it describes no operation.`);
  }
  return description;
}

/**
 * Where people can download the document that this process serves: a path on this origin, or its address on the web.
 * Undefined for a file of the operator's, and for an address that may hold a secret.
 */
export function findDocumentUrl(): string | undefined {
  const location = environment.openapiDocument;
  if (location === undefined) return "/openapi.yaml";
  const { url } = openSource(location);
  if (url === undefined) return undefined;
  const { username, password, search } = new URL(location);
  return username || password || search ? undefined : url;
}

async function loadDocument(source: DocumentSource): Promise<JsonObject> {
  globalThis.loadedApiDocuments ??= new Map();
  const documents = globalThis.loadedApiDocuments;
  const version = await source.version();
  const key = source.url ?? source.name;
  let loaded = documents.get(key);
  if (loaded?.version !== version) {
    loaded = { version, document: readDocument(source) };
    documents.set(key, loaded);
    loaded.document.catch(() => documents.delete(key));
  }
  return loaded.document;
}

async function readDocument(source: DocumentSource): Promise<JsonObject> {
  const parsed = parseDocument(await source.read(), source.name);
  if (!parsed.ok) {
    throw new Error(parsed.message);
  }
  return parsed.document;
}
