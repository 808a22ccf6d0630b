/** Away from the ports that people use for development; `E2E_PORT` moves them, for two checkouts on one machine. */
const firstPort = Number(process.env.E2E_PORT || 3177);

const apps = ["usual", "strict", "document"] as const;

/** The loopback port of an app under test: each worker has one, and others for other settings and descriptions. */
export function appPort(workerIndex: number, app: (typeof apps)[number] = "usual"): number {
  return firstPort + apps.length * workerIndex + apps.indexOf(app);
}
