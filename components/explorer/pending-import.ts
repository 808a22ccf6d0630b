import type { RequestValues } from "@/lib/fields/operation-form";

/** A request that was made on another page, for the operation that it is for. */
export interface PendingRequest {
  operationId: string;
  values: RequestValues;
  /** One line for the notice. */
  what: string;
}

let pending: string | undefined;
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

/** Keeps pasted text, in memory only, for the operation page that is being opened for it. */
export function holdPendingImport(text: string): void {
  pending = text;
}

/** The text that was held, once. */
export function takePendingImport(): string | undefined {
  const text = pending;
  pending = undefined;
  return text;
}

/** One line about an import: what was read, the credentials, and what was not used. */
export function describeImport(imported: {
  what: string;
  notes: string[];
  credentials: Record<string, string>;
}): string {
  const hasCredential = Object.keys(imported.credentials).length > 0;
  return [imported.what, hasCredential && "Its key was put under Authentication.", ...imported.notes]
    .filter(Boolean)
    .join(" ");
}
