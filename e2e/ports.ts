/** Loopback ports of the browser tests, away from those that people use for development. */
export const ports = { app: 3177, upstream: 3178 } as const;
