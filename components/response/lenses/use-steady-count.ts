"use client";

import { useEffect, useRef, useState } from "react";

/** Nobody reads lines that are replaced faster. */
const stepMs = 100;

/** A count that, while it grows, moves in steps: a list that follows its end would otherwise be new with every frame. */
export function useSteadyCount(count: number, live: boolean): number {
  const [shown, setShown] = useState(count);
  const latest = useRef(count);
  useEffect(() => {
    latest.current = count;
  });
  useEffect(() => {
    if (!live) return;
    const timer = setInterval(() => setShown(latest.current), stepMs);
    return () => clearInterval(timer);
  }, [live]);
  // A filter makes the list shorter at once.
  return live ? Math.min(shown, count) : count;
}
