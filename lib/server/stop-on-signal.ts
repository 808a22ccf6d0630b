import type { HttpServers } from "@/lib/server/http-bounds";
import type { Lifecycle } from "@/lib/server/lifecycle";
import { getLogger } from "@/lib/server/logger";

interface StopOptions {
  lifecycle: Lifecycle;
  servers: HttpServers;
  graceMs: number;
}

/** From the end of the grace time: streams say their last words, and whatever hangs then is cut. */
const DEADLINE_MS = 2000;
const SWEEP_INTERVAL_MS = 100;

/**
 * On SIGTERM running streams may end within the grace time; on SIGINT, which a person at a terminal sends, they end at
 * once. The framework stops listening on either signal and exits when the last connection is closed, which a client
 * that keeps its idle connection open would put off: those are closed here, as is everything at the deadline.
 */
export function stopOnSignal({ lifecycle, servers, graceMs }: StopOptions): void {
  const stop = (signal: "SIGTERM" | "SIGINT", exitCode: number, limitMs: number) => {
    if (!lifecycle.isDraining) {
      getLogger().info({ event: "shutdown", signal, graceMs: limitMs });
      setInterval(() => servers.closeIdle(), SWEEP_INTERVAL_MS).unref();
      setTimeout(() => process.exit(exitCode), limitMs + DEADLINE_MS).unref();
      void lifecycle.drain(limitMs);
    }
  };
  process.on("SIGTERM", () => stop("SIGTERM", 143, graceMs));
  process.on("SIGINT", () => stop("SIGINT", 130, 0));
}
