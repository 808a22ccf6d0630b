"use client";

import { useEffect, useState } from "react";
import { formatDuration } from "./words";

const tickMs = 100;

/** Time since a moment, counting on its own, so that waiting is seen to go on. */
export function ElapsedTime({ sinceMs }: { sinceMs: number }) {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    const tick = () => setElapsedMs(Math.max(0, Date.now() - sinceMs));
    tick();
    const timer = setInterval(tick, tickMs);
    return () => clearInterval(timer);
  }, [sinceMs]);
  return <>{formatDuration(elapsedMs)}</>;
}
