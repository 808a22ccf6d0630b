"use client";

import { Icon } from "@/components/ui/icon/icon";
import { formatPath } from "@/lib/fields/problem";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { type EventCheck, useDrift } from "./use-drift";

export interface DriftBadgeProps {
  snapshot: ExchangeSnapshot;
  loadCheck: () => Promise<EventCheck | undefined>;
}

/** A quiet word when events of the stream are not what the API description says: which, and where. */
export function DriftBadge({ snapshot, loadCheck }: DriftBadgeProps) {
  const drifted = useDrift(snapshot, loadCheck);
  if (drifted.length === 0) return null;
  return (
    <details className="min-w-0 text-2xs text-ink-muted open:basis-full">
      <summary className="inline-flex cursor-pointer items-center gap-1.5">
        <Icon name="git-compare" className="icon-3" />
        {drifted.length === 1 ? "An event differs" : `${drifted.length} events differ`}{" "}
        <span className="max-sm:sr-only">from the API description</span>
      </summary>
      <ul className="mt-1 max-h-28 overflow-auto">
        {drifted.flatMap(({ number, problems }) =>
          problems.slice(0, 5).map(({ path, message }) => (
            <li key={`${number} ${formatPath(path)} ${message}`} className="flex flex-wrap gap-x-2">
              <span className="tabular-nums">Event {number}</span>
              <code className="font-mono text-ink">{formatPath(path) || "the whole event"}</code>
              <span>{message}</span>
            </li>
          )),
        )}
      </ul>
    </details>
  );
}
