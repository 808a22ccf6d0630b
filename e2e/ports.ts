/** Away from the ports that people use for development; `E2E_PORT` moves them, for two checkouts on one machine. */
const firstPort = Number(process.env.E2E_PORT || 3177);

/** The loopback port of an app under test: each worker has one, and a second one for other settings. */
export function appPort(workerIndex: number, app: "usual" | "strict" = "usual"): number {
  return firstPort + 2 * workerIndex + (app === "strict" ? 1 : 0);
}
