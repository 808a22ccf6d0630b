import { environment } from "@/lib/environment";

/** The memory of this process that request bodies may fill, all together. */
export interface BodyBudget {
  /** Whether so many bytes more fit; counts them when they do. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function createBodyBudget(limitBytes: number): BodyBudget {
  let takenBytes = 0;
  return {
    take(bytes) {
      const fits = takenBytes + bytes <= limitBytes;
      if (fits) {
        takenBytes += bytes;
      }
      return fits;
    },
    give(bytes) {
      takenBytes -= bytes;
    },
  };
}

declare global {
  var serverBodyBudget: BodyBudget | undefined;
}

/** The budget of this process: one, although several bundles of it hold this module. */
export function getBodyBudget(): BodyBudget {
  globalThis.serverBodyBudget ??= createBodyBudget(environment.limits.bodiesLimitBytes);
  return globalThis.serverBodyBudget;
}
