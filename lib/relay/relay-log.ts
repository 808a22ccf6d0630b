import type { Logger } from "pino";
import type { RelayErrorCode } from "@/lib/errors/relay-errors";

/**
 * What is remembered of one request. There is no field for a header, query, path value, message or body, so none can
 * be logged by mistake: ids come from the API description, the rest are numbers and codes.
 */
export interface RelayLogEntry {
  requestId: string;
  server: string | undefined;
  operation: string | undefined;
  method: string;
  status: number;
  end: "complete" | "client_gone" | RelayErrorCode;
  /** System error code, limit or the like, from a closed vocabulary. */
  detail: string | undefined;
  requestBytes: number;
  responseBytes: number;
  headersMs: number | undefined;
  totalMs: number;
}

/** Writes one line per request. Takes each field by its name, so that none which an entry may gain is logged unseen. */
export function writeRelayLog(logger: Logger, entry: RelayLogEntry): void {
  logger.info({
    event: "relay",
    requestId: entry.requestId,
    server: entry.server,
    operation: entry.operation,
    method: entry.method,
    status: entry.status,
    end: entry.end,
    detail: entry.detail,
    requestBytes: entry.requestBytes,
    responseBytes: entry.responseBytes,
    headersMs: entry.headersMs === undefined ? undefined : roundMs(entry.headersMs),
    totalMs: roundMs(entry.totalMs),
  });
}

function roundMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}
