/** The loopback port of the app under test, one per worker, away from those that people use for development. */
export function appPort(workerIndex: number): number {
  return 3177 + workerIndex;
}
