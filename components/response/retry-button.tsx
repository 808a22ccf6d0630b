"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";

/** Sends again on a click, never by itself. Counts down to when the server asked to wait until, without forbidding it earlier. */
export function RetryButton({ waitUntilMs, onRetry }: { waitUntilMs: number | null; onRetry: () => void }) {
  const [leftSeconds, setLeftSeconds] = useState(() => secondsUntil(waitUntilMs));
  useEffect(() => {
    const tick = () => setLeftSeconds(secondsUntil(waitUntilMs));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [waitUntilMs]);
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <Button size="sm" onClick={onRetry}>
        <Icon name="rotate-cw" className="icon-3.5" />
        Retry
      </Button>
      {leftSeconds > 0 ? (
        <span role="timer" className="text-ink-muted text-xs tabular-nums">
          The server asks to wait: {describeWait(leftSeconds)} left
        </span>
      ) : null}
    </div>
  );
}

function secondsUntil(moment: number | null): number {
  return moment === null ? 0 : Math.max(0, Math.ceil((moment - Date.now()) / 1000));
}

function describeWait(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min ${seconds % 60} s` : `${Math.ceil(seconds / 3600)} h`;
}
