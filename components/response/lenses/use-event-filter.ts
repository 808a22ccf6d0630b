"use client";

import { useEffect, useReducer, useState } from "react";
import type { StreamEvent } from "@/lib/stream/stream-event";

/** Searching gives way to the page after this long; what is left is searched in the next frames. */
const sliceMs = 8;

interface Filtered {
  events: readonly StreamEvent[];
  query: string;
  seen: number;
  matches: StreamEvent[];
}

/** The events that contain a text in their data or type. Each is looked at once, however often the list has grown. */
export function useEventFilter(events: readonly StreamEvent[], query: string): readonly StreamEvent[] {
  const [kept, setKept] = useState<Filtered>({ events, query, seen: 0, matches: [] });
  const [, renderNextFrame] = useReducer((count: number) => count + 1, 0);
  const isSame = kept.events === events && kept.query === query;
  const state = isSame ? kept : { events, query, seen: 0, matches: [] };
  if (!isSame) setKept(state);
  if (query !== "") search(state);
  const hasMore = query !== "" && state.seen < events.length;

  useEffect(() => {
    if (!hasMore) return;
    const frame = requestAnimationFrame(renderNextFrame);
    return () => cancelAnimationFrame(frame);
  });
  return query === "" ? events : state.matches;
}

function search(state: Filtered): void {
  const { events } = state;
  const needle = state.query.toLowerCase();
  const start = performance.now();
  for (; state.seen < events.length && performance.now() - start < sliceMs; state.seen += 1) {
    const event = events[state.seen];
    if (event && matches(event, needle)) state.matches.push(event);
  }
}

function matches({ data, type, kind }: StreamEvent, needle: string): boolean {
  return data.toLowerCase().includes(needle) || (type ?? kind).toLowerCase().includes(needle);
}
