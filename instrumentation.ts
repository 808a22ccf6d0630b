import type { Instrumentation } from "next";

/** Runs once when the server starts. The import stands inside because Next compiles this file for the edge as well. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startServerProcess } = await import("@/lib/relay/server-process");
    await startServerProcess();
  }
}

/** Next hands over the whole request too, with its credential: that stays unused. */
export const onRequestError: Instrumentation.onRequestError = async (error) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logRequestError } = await import("@/lib/relay/server-process");
    await logRequestError(error);
  }
};
