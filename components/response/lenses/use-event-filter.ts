"use client";

import { useState } from "react";
import type { StreamEvent } from "@/lib/stream/stream-event";

interface Filtered {
  events: readonly StreamEvent[];
  query: string;
  seen: number;
  matches: StreamEvent[];
}

/** The events that contain a text in their data or type. Each is looked at once, however often the list has grown. */
export function useEventFilter(events: readonly StreamEvent[], query: string): readonly StreamEvent[] {
  const [kept, setKept] = useState<Filtered>({ events, query, seen: 0, matches: [] });
  if (query === "") return events;
  const isSame = kept.events === events && kept.query === query;
  const state = isSame ? kept : { events, query, seen: 0, matches: [] };
  if (!isSame) setKept(state);
  const needle = query.toLowerCase();
  for (; state.seen < events.length; state.seen += 1) {
    const event = events[state.seen];
    if (event && matches(event, needle)) state.matches.push(event);
  }
  return state.matches;
}

function matches({ data, type, kind }: StreamEvent, needle: string): boolean {
  return data.toLowerCase().includes(needle) || (type ?? kind).toLowerCase().includes(needle);
}
