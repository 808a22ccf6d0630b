import type { RequestValues } from "@/lib/fields/operation-form";

/** A request that was made on another page, for the operation that it is for. */
export interface PendingRequest {
  operationId: string;
  values: RequestValues;
  /** One line for the notice. */
  what: string;
}

/** Pasted text with the files that were picked for it, by the path that the text names. */
export interface PastedRequest {
  text: string;
  files: ReadonlyMap<string, string>;
  skipped: ReadonlySet<string>;
}

let pending: PastedRequest | undefined;
let pendingRequest: PendingRequest | undefined;

/** Keeps a request, in memory only, for the operation page that is being opened for it. */
export function holdPendingRequest(request: PendingRequest): void {
  pendingRequest = request;
}

/** The request that was held for this operation, once. */
export function takePendingRequest(operationId: string): PendingRequest | undefined {
  const request = pendingRequest;
  pendingRequest = undefined;
  return request?.operationId === operationId ? request : undefined;
}

/** Keeps what was pasted, in memory only, for the operation page that is being opened for it. */
export function holdPendingImport(pasted: PastedRequest): void {
  pending = pasted;
}

/** What was held, once. */
export function takePendingImport(): PastedRequest | undefined {
  const pasted = pending;
  pending = undefined;
  return pasted;
}
