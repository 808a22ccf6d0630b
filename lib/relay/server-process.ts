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
  await serve();
}

async function serve(): Promise<void> {
  const { environment } = await import("@/lib/environment");
  const { createFrontGate } = await import("@/lib/server/front-gate");
  const { boundHttpServers } = await import("@/lib/server/http-bounds");
  const { getLifecycle } = await import("@/lib/server/lifecycle");
  const { getAccessGate } = await import("@/lib/server/process-access");
  const { stopOnSignal } = await import("@/lib/server/stop-on-signal");
  prepareIncomingRequests(createFrontGate(environment, getAccessGate()));
  const servers = boundHttpServers(environment);
  stopOnSignal({ lifecycle: getLifecycle(), servers, graceMs: environment.shutdownGraceMs });
}

/** Logs the class of an error and Next's digest of it, not its message, which may quote the request. */
export async function logRequestError(error: unknown): Promise<void> {
  const { getLogger } = await import("@/lib/server/logger");
  const isError = error instanceof Error;
  const name = isError ? error.name : typeof error;
  const digest = isError && "digest" in error && typeof error.digest === "string" ? error.digest : undefined;
  getLogger().error({ event: "request-error", name, digest });
}
