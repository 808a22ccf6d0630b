import { type DemoClock, systemClock } from "./event-stream";

/** What the demo server needs of the world around it. */
export interface DemoRuntime {
  clock: DemoClock;
  /** Since 1970. */
  nowMs(): number;
  /** A random text of digits and small letters. */
  newId(length: number): string;
}

export const systemRuntime: DemoRuntime = {
  clock: systemClock,
  nowMs: () => Date.now(),
  newId: (length) => crypto.randomUUID().replaceAll("-", "").slice(0, length),
};
