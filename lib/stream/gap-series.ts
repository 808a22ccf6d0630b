/** The waits between events, thinned out so that a stream of any length fits into a chart of fixed width. */
export interface GapSeries {
  /** Takes the next event's time. Costs the same however many there were. */
  add(atMs: number): void;
  /** The longest wait in each stretch of events, in order; at most `slots` of them. */
  readonly bars: readonly number[];
  /** How many waits each bar stands for; the last one may stand for fewer. */
  readonly perBar: number;
  /** How many waits there were. */
  readonly count: number;
  readonly totalMs: number;
  /** The longest wait, and which one it was, from 1. */
  readonly longest: { ms: number; number: number };
}

/** Twice as many waits share a bar whenever the bars would become more than `slots`. */
export function createGapSeries(slots: number): GapSeries {
  let bars: number[] = [];
  let perBar = 1;
  let count = 0;
  let totalMs = 0;
  let lastMs: number | undefined;
  let longest = { ms: 0, number: 0 };
  return {
    add: (atMs) => {
      const gap = lastMs === undefined ? undefined : Math.max(0, atMs - lastMs);
      lastMs = atMs;
      if (gap === undefined) return;
      if (count === slots * perBar) {
        bars = Array.from({ length: Math.ceil(bars.length / 2) }, (_, at) =>
          Math.max(bars[at * 2] ?? 0, bars[at * 2 + 1] ?? 0),
        );
        perBar *= 2;
      }
      const slot = Math.floor(count / perBar);
      bars[slot] = Math.max(bars[slot] ?? 0, gap);
      count += 1;
      totalMs += gap;
      if (gap > longest.ms) longest = { ms: gap, number: count };
    },
    get bars() {
      return bars;
    },
    get perBar() {
      return perBar;
    },
    get count() {
      return count;
    },
    get totalMs() {
      return totalMs;
    },
    get longest() {
      return longest;
    },
  };
}
