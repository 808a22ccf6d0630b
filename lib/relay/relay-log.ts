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

/** One line of JSON per request on standard output. */
export function writeRelayLog(entry: RelayLogEntry): void {
  const { headersMs, totalMs, ...rest } = entry;
  const line = {
    time: new Date().toISOString(),
    event: "relay",
    ...rest,
    headersMs: headersMs === undefined ? undefined : roundMs(headersMs),
    totalMs: roundMs(totalMs),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function roundMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}
