import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { isDeeperThan, type Json } from "@/lib/json";
import { type ImportableOperation, matchAddress } from "./match-address";
import { readCurl } from "./read-curl";
import { valuesFromCurl } from "./values-from-curl";

export interface ImportContext<T extends ImportableOperation> {
  /** The operation whose form is open. */
  form: OperationForm;
  /** All operations of the description. */
  operations: readonly T[];
  baseUrls: readonly string[];
}

export type ImportedRequest<T extends ImportableOperation> =
  | { kind: "values"; values: RequestValues; credentials: Record<string, string>; what: string; notes: string[] }
  /** The command belongs to another operation: open that one and import again there. */
  | { kind: "elsewhere"; operation: T }
  | { kind: "refused"; problem: string };

const depthLimit = 200;

/**
 * Reads pasted text as a cURL command or as the JSON body of the open operation. What cannot be read is refused with
 * what to do; what was not used is said. Credentials are handed out on their own and never part of the values.
 */
export function importRequest<T extends ImportableOperation>(
  text: string,
  context: ImportContext<T>,
): ImportedRequest<T> {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "refused", problem: "Paste a cURL command, a JSON body or a permalink first." };
  const looksLikeJson = /^[[{"]/.test(trimmed);
  if (!looksLikeJson && /\b(?:curl|Invoke-WebRequest|Invoke-RestMethod)\b/i.test(trimmed))
    return importCurl(text, context);
  return importJson(trimmed);
}

function importCurl<T extends ImportableOperation>(
  text: string,
  { form, operations, baseUrls }: ImportContext<T>,
): ImportedRequest<T> {
  const read = readCurl(text);
  if (!read.ok) return { kind: "refused", problem: read.problem };
  const { method, url } = read.request;
  const address = matchAddress(method, url, operations, baseUrls);
  if (!address) {
    return { kind: "refused", problem: `The API description has no operation for ${method} ${withoutQuery(url)}.` };
  }
  if (address.operation.method !== form.method || address.operation.path !== form.path) {
    return { kind: "elsewhere", operation: address.operation };
  }
  return { kind: "values", ...valuesFromCurl(read.request, address, form), what: "cURL command imported." };
}

function withoutQuery(url: string): string {
  return url.replace(/[?#][\s\S]*$/, "");
}

function importJson<T extends ImportableOperation>(text: string): ImportedRequest<T> {
  if (isDeeperThan(text, depthLimit)) {
    return { kind: "refused", problem: `This JSON nests deeper than ${depthLimit} levels, which no request needs.` };
  }
  try {
    const values: RequestValues = { body: JSON.parse(text) as Json };
    return { kind: "values", values, credentials: {}, what: "JSON body imported.", notes: [] };
  } catch (error) {
    return {
      kind: "refused",
      problem: `This is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
