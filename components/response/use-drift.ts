"use client";

import { useEffect, useRef, useState } from "react";
import { whenIdle } from "@/lib/browser/when-idle";
import { isRelayReport } from "@/lib/errors/relay-report";
import type { Problem } from "@/lib/fields/problem";
import type { Json } from "@/lib/json";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import type { StreamEvent } from "@/lib/stream/stream-event";

/** An event that is not what the API description says of it. */
export interface DriftedEvent {
  number: number;
  problems: Problem[];
}

export type EventCheck = (json: Json) => Problem[];

/** All of the first events are checked, then one in so many: streams repeat themselves. */
const checkedAtFirst = 64;
const checkedEvery = 32;
const maxCheckedBytes = 64 * 1024;
const maxKept = 20;
/** Checking gives way to the page after this long. */
const sliceMs = 4;

/** Holds the events of a stream against the API description, while the page is idle. What it finds changes nothing else. */
export function useDrift(
  snapshot: ExchangeSnapshot,
  loadCheck: () => Promise<EventCheck | undefined>,
): readonly DriftedEvent[] {
  const { runId, events, response } = snapshot;
  const [found, setFound] = useState<{ runId: number; events: DriftedEvent[] }>({ runId: 0, events: [] });
  const progress = useRef({ runId: 0, next: 0 });
  const isStream = response?.status === 200 && response.mediaType.kind === "event-stream";
  const count = events.length;

  useEffect(() => {
    if (!isStream || count === 0) return;
    if (progress.current.runId !== runId) progress.current = { runId, next: 0 };
    const mine = progress.current;
    let cancel: (() => void) | undefined;
    let isOver = false;
    const work = async () => {
      const check = await loadCheck();
      if (!check || isOver || mine !== progress.current) return;
      const start = performance.now();
      const drifted: DriftedEvent[] = [];
      for (; mine.next < events.length && performance.now() - start < sliceMs; mine.next += 1) {
        const event = events[mine.next];
        if (!event || !isChecked(event, mine.next)) continue;
        const problems = attempt(check, event.json);
        if (problems.length > 0) drifted.push({ number: event.number, problems });
      }
      if (drifted.length > 0) {
        setFound((before) => ({
          runId,
          events: [...(before.runId === runId ? before.events : []), ...drifted].slice(0, maxKept),
        }));
      }
      if (mine.next < events.length) cancel = whenIdle(() => void work());
    };
    cancel = whenIdle(() => void work());
    return () => {
      isOver = true;
      cancel?.();
    };
  }, [isStream, count, events, runId, loadCheck]);

  return found.runId === runId ? found.events : [];
}

/** What is nested so deeply that checking it exhausts the stack is left alone. */
function attempt(check: EventCheck, json: Json): Problem[] {
  try {
    return check(json);
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}

function isChecked(event: StreamEvent, position: number): event is StreamEvent & { json: Json } {
  if (event.json === undefined || event.sizeBytes > maxCheckedBytes || isRelayReport(event.json)) return false;
  return position < checkedAtFirst || position % checkedEvery === 0;
}
