import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { readServerTiming } from "@/lib/stream/server-timing";
import { formatDuration } from "../words";

interface Phase {
  name: string;
  startMs: number;
  endMs: number;
}

/** Where the time went, seen from this page, and what the servers on the way say about their part. */
export function TimingBars({ snapshot }: { snapshot: ExchangeSnapshot }) {
  const phases = listPhases(snapshot);
  const totalMs = Math.max(...phases.map((phase) => phase.endMs), 0.001);
  const reported = readServerTiming(snapshot.response?.headers ?? []);
  return (
    <section aria-label="Timing">
      <h3 className="mb-1.5 font-medium text-ink-muted">Timing</h3>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5 rounded-lg border p-3">
        {phases.map(({ name, startMs, endMs }) => (
          <div key={name} className="contents">
            <dt className="text-ink-muted">{name}</dt>
            <dd aria-hidden className="relative h-2 rounded-full bg-hover">
              <span
                className="absolute inset-y-0 min-w-0.5 rounded-full bg-accent"
                style={{ left: `${(startMs / totalMs) * 100}%`, width: `${((endMs - startMs) / totalMs) * 100}%` }}
              />
            </dd>
            <dd className="text-right tabular-nums">{formatDuration(endMs - startMs)}</dd>
          </div>
        ))}
      </dl>
      {reported.length > 0 ? (
        <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1">
          {reported.map(({ name, durationMs, description }) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-ink-faint">{description ?? name}</dt>
              <dd className="tabular-nums">{durationMs === undefined ? "–" : formatDuration(durationMs)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}

function listPhases({ marks, answer }: ExchangeSnapshot): Phase[] {
  const { headers, firstByte, firstToken, lastByte, end } = marks;
  const phases: Phase[] = [];
  if (headers !== undefined) phases.push({ name: "Until headers", startMs: 0, endMs: headers });
  if (headers !== undefined && firstByte !== undefined) {
    phases.push({ name: "Until the first byte", startMs: headers, endMs: firstByte });
  }
  if (answer && firstByte !== undefined && firstToken !== undefined) {
    phases.push({ name: "Until the first token", startMs: firstByte, endMs: firstToken });
  }
  const start = firstToken ?? firstByte;
  const last = lastByte ?? end;
  if (start !== undefined && last !== undefined) phases.push({ name: "Receiving", startMs: start, endMs: last });
  return phases;
}
