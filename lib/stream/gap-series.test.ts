import fc from "fast-check";
import { expect, test } from "vitest";
import { createGapSeries } from "./gap-series";

test("keeps the longest wait of every stretch in a fixed number of bars", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { maxLength: 300 }), fc.constantFrom(2, 8, 60), (gaps, slots) => {
      const series = createGapSeries(slots);
      let now = 5;
      series.add(now);
      for (const gap of gaps) {
        now += gap;
        series.add(now);
      }
      const { bars, perBar, count, totalMs, longest } = series;
      expect(bars.length).toBeLessThanOrEqual(slots);
      expect(bars).toEqual(
        Array.from({ length: Math.ceil(gaps.length / perBar) }, (_, at) =>
          Math.max(...gaps.slice(at * perBar, (at + 1) * perBar)),
        ),
      );
      expect([count, totalMs, longest.ms]).toEqual([
        gaps.length,
        gaps.reduce((sum, gap) => sum + gap, 0),
        Math.max(0, ...gaps),
      ]);
      if (longest.ms > 0) expect(gaps[longest.number - 1]).toBe(longest.ms);
    }),
  );
});

test("takes a clock that stands still or steps back for no wait", () => {
  const series = createGapSeries(4);
  for (const at of [5, 5, 4, 9]) series.add(at);
  expect(series.bars).toEqual([0, 0, 5]);
});
