"use client";

import { useRef } from "react";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { createGapSeries, type GapSeries } from "@/lib/stream/gap-series";
import { formatCount, formatDuration } from "./words";

const slots = 48;
const barWidth = 2;
const heightPx = 14;

/**
 * The waits between the events of a stream as bars, with their name, for a list of metrics; nothing when all came at
 * once. A frame costs its new events and the same few bars.
 */
export function GapChart({ snapshot }: { snapshot: ExchangeSnapshot }) {
  const held = useRef<{ runId: number; read: number; series: GapSeries } | null>(null);
  if (held.current?.runId !== snapshot.runId) {
    held.current = { runId: snapshot.runId, read: 0, series: createGapSeries(slots) };
  }
  const { series } = held.current;
  for (; held.current.read < snapshot.events.length; held.current.read += 1) {
    const event = snapshot.events[held.current.read];
    if (event?.kind === "event") series.add(event.atMs);
  }
  const { bars, count, totalMs, longest } = series;
  if (count < 2 || longest.ms === 0) return null;
  const words = `Waits between ${formatCount(count + 1)} events: ${formatDuration(totalMs / count)} on average, longest ${formatDuration(longest.ms)} before event ${formatCount(longest.number + 1)}`;
  return (
    <div className="flex items-center gap-1">
      <dt className="text-ink-faint" title="Waits between the events">
        Gaps
      </dt>
      <dd>
        <svg
          role="img"
          aria-label={words}
          width={slots * barWidth}
          height={heightPx}
          viewBox={`0 0 ${slots * barWidth} ${heightPx}`}
          className="shrink-0 self-center text-accent"
        >
          <title>{words}</title>
          <path d={drawBars(bars, longest.ms)} fill="currentColor" />
        </svg>
      </dd>
    </div>
  );
}

/** One path for all bars; a wait that is short beside the longest is still seen. */
function drawBars(bars: readonly number[], longestMs: number): string {
  return bars
    .map((ms, at) => {
      const height = Math.max(1, (ms / longestMs) * heightPx);
      return `M${at * barWidth} ${heightPx}v${-height.toFixed(2)}h${barWidth - 0.5}v${height.toFixed(2)}z`;
    })
    .join("");
}
