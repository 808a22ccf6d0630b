import { cn } from "@/components/ui/cn";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { formatDuration } from "../words";
import { listPhases, type PhaseOwner } from "./list-phases";

const owners: Record<PhaseOwner, { label: string; color: string }> = {
  way: { label: "on the way", color: "bg-ink-faint" },
  relay: { label: "relay", color: "bg-warn" },
  api: { label: "API", color: "bg-info" },
  model: { label: "answer", color: "bg-accent" },
};

/** Where the time went as a waterfall, seen from this page, and what other servers say about their part. */
export function TimingBars({ snapshot }: { snapshot: ExchangeSnapshot }) {
  const { phases, reported } = listPhases(snapshot);
  if (phases.length === 0) return null;
  const totalMs = Math.max(phases.at(-1)?.endMs ?? 0, 0.001);
  return (
    <section aria-label="Timing">
      <h3 className="mb-1.5 font-medium text-ink-muted">Timing</h3>
      <div className="overflow-hidden rounded-lg border">
        <table className="w-full">
          <thead className="sr-only">
            <tr>
              <th scope="col">Phase</th>
              <th scope="col">Place in the whole</th>
              <th scope="col">From</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {phases.map(({ name, owner, startMs, endMs }) => (
              <tr key={name}>
                <th scope="row" className="whitespace-nowrap py-1 pr-3 pl-3 text-left font-normal text-ink-muted">
                  {name} <span className="text-2xs text-ink-faint max-sm:sr-only">· {owners[owner].label}</span>
                </th>
                <td aria-hidden className="w-full py-1">
                  <div className="relative h-2 rounded-full bg-hover">
                    <span
                      className={cn("absolute inset-y-0 min-w-0.5 rounded-full", owners[owner].color)}
                      style={{
                        left: `${(startMs / totalMs) * 100}%`,
                        width: `${((endMs - startMs) / totalMs) * 100}%`,
                      }}
                    />
                  </div>
                </td>
                <td className="whitespace-nowrap py-1 pl-3 text-right text-2xs text-ink-faint tabular-nums max-sm:sr-only">
                  +{formatDuration(startMs)}
                </td>
                <td className="whitespace-nowrap py-1 pr-3 pl-3 text-right tabular-nums">
                  {formatDuration(endMs - startMs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
