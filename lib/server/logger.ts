import "server-only";
import pino, { type Logger } from "pino";
import { environment } from "@/lib/environment";

declare global {
  /** One per process, although several bundles of it hold this module. */
  var serverLogger: Logger | undefined;
}

/**
 * One line of JSON per event on standard output. Nobody hands it a request, an error or a header: callers name each
 * field, so nothing has to be redacted afterwards.
 */
export function getLogger(): Logger {
  globalThis.serverLogger ??= pino({
    level: environment.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  return globalThis.serverLogger;
}
