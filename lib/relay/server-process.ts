import "server-only";
import { prepareIncomingRequests } from "@/lib/relay/prepare-incoming";

/**
 * What has to be right before the first request: ends the process with one line when the settings are not, and says
 * what in the API description cannot be used.
 */
export async function startServerProcess(): Promise<void> {
  try {
    // Inside, because a setting that cannot be used throws when the module that reads it loads.
    const { loadDescription } = await import("@/lib/openapi/load-description");
    const { listStartWarnings } = await import("@/lib/openapi/list-start-warnings");
    const warnings = listStartWarnings(await loadDescription());
    process.stderr.write(warnings.map((line) => `${line}\n`).join(""));
  } catch (error) {
    process.stderr.write(`Cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  prepareIncomingRequests();
}

/** Logs the class of an error and Next's digest of it, not its message, which may quote the request. */
export function logRequestError(error: unknown): void {
  const isError = error instanceof Error;
  const name = isError ? error.name : typeof error;
  const digest = isError && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), event: "request-error", name, digest })}\n`);
}
