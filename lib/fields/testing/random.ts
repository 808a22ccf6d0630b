/**
 * The one seed of a test run that is not the same every time; the run prints it, and `TEST_SEED` repeats it. Generated
 * tests use it beside a fixed one.
 */
export const runSeed = Number(process.env.TEST_SEED ?? 2);

export interface Random {
  /** At least 0, below 1. */
  next(): number;
  chance(probability: number): boolean;
  /** One of the values; throws for none. */
  pick<T>(values: readonly T[]): T;
}

/** Numbers that depend on the seed alone (mulberry32), so that a failure can be repeated. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    pick: (values) => {
      if (values.length === 0) {
        throw new Error("nothing to pick from");
      }
      return values[Math.floor(next() * values.length)] ?? (values[0] as never);
    },
  };
}
