import { inspectJson, locateOffset } from "@/lib/fields/inspect-json";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { isDeeperThan, type Json } from "@/lib/json";
import type { FileTexts } from "./curl-data";
import { type ImportableOperation, type MatchedAddress, matchAddress } from "./match-address";
import { nameOtherClient } from "./pasted-text";
import { type CurlRequest, type ReadCurl, readCurl } from "./read-curl";
import { valuesFromCurl } from "./values-from-curl";

export interface ImportContext<T extends ImportableOperation> {
  /** The operation whose form is open. */
  form: OperationForm;
  /** All operations of the description. */
  operations: readonly T[];
  servers: readonly { baseUrl: string; isOverride?: boolean }[];
  /** Content of the files that the command reads, by the path that it names them with. */
  files?: FileTexts;
}

export type ImportedRequest<T extends ImportableOperation> =
  | {
      kind: "values";
      values: RequestValues;
      credentials: Record<string, string>;
      what: string;
      notes: string[];
      /** Files that the command reads and that were not given. */
      missingFiles: string[];
    }
  /** The command belongs to another operation: open that one and import again there. */
  | { kind: "elsewhere"; operation: T }
  | { kind: "refused"; problem: string };

const depthLimit = 200;

/**
 * Reads pasted text as a cURL command, an address, or the JSON body of the open operation. What cannot be read is refused
 * with what to do; what was not used is said. Credentials are handed out on their own and never part of the values.
 */
export function importRequest<T extends ImportableOperation>(
  text: string,
  context: ImportContext<T>,
): ImportedRequest<T> {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "refused", problem: "Paste a cURL command, a JSON body or a permalink first." };
  const json = importJson<T>(trimmed);
  if (json.kind === "values") {
    const takesBody = context.form.body !== undefined || !/^(?:GET|HEAD)$/.test(context.form.method);
    return takesBody
      ? json
      : { kind: "refused", problem: "This operation takes no body, so there is no place for JSON." };
  }
  if (/^https?:\/\/\S+$/.test(trimmed)) return importCurl(`curl '${trimmed.replaceAll("'", "%27")}'`, context);
  if (/\bcurl\b/i.test(trimmed) && !/^(?:"|\{\s*["}])/.test(trimmed)) return importCurl(text, context);
  const problem = /^[[{"]/.test(trimmed) ? undefined : nameOtherClient(trimmed);
  return problem === undefined ? json : { kind: "refused", problem };
}

function importCurl<T extends ImportableOperation>(text: string, context: ImportContext<T>): ImportedRequest<T> {
  const { form, operations, servers, files } = context;
  const read = readAsMeant(text, files);
  if (!read.ok) return { kind: "refused", problem: read.problem };
  const { method, url } = read.request;
  const baseUrls = servers.map(({ baseUrl }) => baseUrl);
  const address = matchAddress(method, url, operations, baseUrls);
  if (!address) return { kind: "refused", problem: explainUnmatched(read.request, operations, baseUrls) };
  if (address.operation.method !== form.method || address.operation.path !== form.path) {
    return { kind: "elsewhere", operation: address.operation };
  }
  const { values, credentials, notes } = valuesFromCurl(read.request, address, form);
  const { missingFiles } = read.request;
  const foreign = foreignHost(url, address, servers);
  if (foreign === undefined) {
    return { kind: "values", values, credentials, what: "cURL command imported.", notes, missingFiles };
  }
  const hasKey = Object.keys(credentials).length > 0;
  notes.push(
    `The command is for ${foreign}; the request goes to the server that is chosen here.${hasKey ? " Its key was left out." : ""}`,
  );
  return { kind: "values", values, credentials: {}, what: "cURL command imported.", notes, missingFiles };
}

/** A one-line command for Windows looks like one for bash; the body tells when it was not. */
function readAsMeant(text: string, files: FileTexts | undefined): ReadCurl {
  const read = readCurl(text, files);
  if (!text.includes('""') || (read.ok && hasReadableBody(read.request))) return read;
  const cmd = readCurl(text, files, "cmd");
  return cmd.ok && hasReadableBody(cmd.request) ? cmd : read;
}

function hasReadableBody({ body }: CurlRequest): boolean {
  return body?.kind !== "text" || !/^\s*[[{]/.test(body.text) || inspectJson(body.text).fault === undefined;
}

function explainUnmatched(
  { method, url }: CurlRequest,
  operations: readonly ImportableOperation[],
  baseUrls: readonly string[],
): string {
  const problem = `The API description has no operation for ${method} ${withoutQuery(url)}.`;
  const methods = [...new Set(operations.map((operation) => operation.method))].filter((other) =>
    matchAddress(other, url, operations, baseUrls),
  );
  return methods.length === 0 ? problem : `${problem} It has ${methods.join(" and ")} for this path.`;
}

/**
 * The host of an address that belongs to none of the servers, so that its key must not be sent to them. An operator's
 * own base URL stands for any address of the API.
 */
function foreignHost(
  url: string,
  address: MatchedAddress<ImportableOperation>,
  servers: ImportContext<ImportableOperation>["servers"],
): string | undefined {
  const host = /^(?:https?:\/\/)?([a-z0-9.-]+\.[a-z]{2,}(?::\d+)?)\//i.exec(url)?.[1]?.toLowerCase();
  if (host === undefined || address.isOnServer || servers.some(({ isOverride }) => isOverride)) return undefined;
  return servers.some(({ baseUrl }) => hostOf(baseUrl) === host) ? undefined : host;
}

const hostOf = (baseUrl: string) => /^https?:\/\/([^/?#]+)/i.exec(baseUrl)?.[1]?.toLowerCase();

function withoutQuery(url: string): string {
  return url.replace(/[?#][\s\S]*$/, "");
}

function importJson<T extends ImportableOperation>(text: string): ImportedRequest<T> {
  if (isDeeperThan(text, depthLimit)) {
    return { kind: "refused", problem: `This JSON nests deeper than ${depthLimit} levels, which no request needs.` };
  }
  const { fault, losses } = inspectJson(text);
  if (fault) {
    const { line, column } = locateOffset(text, fault.from);
    return { kind: "refused", problem: `This is not valid JSON. Line ${line}, column ${column}: ${fault.message}.` };
  }
  const values: RequestValues = { body: JSON.parse(text) as Json };
  const notes = losses.map(({ message }) => `${message}.`);
  return { kind: "values", values, credentials: {}, what: "JSON body imported.", notes, missingFiles: [] };
}
