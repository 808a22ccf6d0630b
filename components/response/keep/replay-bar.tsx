"use client";

import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { replaySpeeds } from "./replay-speeds";

/** Says that an answer is played from a recording, not sent for, and plays it again. */
export function ReplayBar({ snapshot, onReplay }: { snapshot: ExchangeSnapshot; onReplay: (speed: number) => void }) {
  const { replay, request } = snapshot;
  if (!replay) return null;
  return (
    <section
      aria-label="Replay"
      className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b bg-info-soft px-4 py-1.5 text-xs"
    >
      <Icon name="history" className="icon-3.5 shrink-0 text-info" />
      <p className="min-w-0 flex-1 basis-48">
        <span className="font-medium">Replay.</span> Recorded <RecordedAt atMs={replay.recordedAtMs} />
        {request ? (
          <span className="break-all text-ink-muted">
            {" "}
            from {request.method} {request.url}
          </span>
        ) : null}
      </p>
      <span className="flex gap-1">
        {replaySpeeds.map(({ speed, label, short }) => (
          <Button
            key={short}
            size="sm"
            aria-label={`Replay ${label}`}
            title={`Replay ${label}`}
            onClick={() => onReplay(speed)}
          >
            {short}
          </Button>
        ))}
      </span>
    </section>
  );
}

function RecordedAt({ atMs }: { atMs: number }) {
  const date = new Date(atMs);
  return (
    <time dateTime={date.toISOString()}>
      {date.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })}
    </time>
  );
}
