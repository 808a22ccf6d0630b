"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import type { StreamEvent } from "@/lib/stream/stream-event";
import { EventRow } from "./event-row";

const rowHeightPx = 29;

export interface EventsLensProps {
  events: readonly StreamEvent[];
  /** How many of them are shown so far. */
  count: number;
  /** The panel that scrolls. */
  box: HTMLElement | null;
  emptyText: string;
}

/** Every event as it came, comments and the end mark as themselves. Only the rows in sight exist. */
export function EventsLens({ events, count, box, emptyText }: EventsLensProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  /** Rows that were ever open. Only they are measured: all others are one line high, and measuring costs a layout each. */
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    getItemKey: (index) => events[index]?.number ?? index,
    // A row more or less for one frame is not worth a render inside of every scroll event.
    useFlushSync: false,
  });
  if (events.length === 0) return <p className="p-4 text-ink-faint text-xs">{emptyText}</p>;
  const toggle = (number: number) => {
    const next = new Set(open);
    if (!next.delete(number)) next.add(number);
    setOpen(next);
    setTouched(new Set(touched).add(number));
  };
  return (
    <ul aria-label="Events" className="relative w-full" style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {virtualizer.getVirtualItems().map((row) => {
        const event = events[row.index];
        return event ? (
          <li
            key={row.key}
            ref={touched.has(event.number) ? virtualizer.measureElement : undefined}
            data-index={row.index}
            aria-setsize={events.length}
            aria-posinset={row.index + 1}
            className="absolute inset-x-0 top-0 border-line border-b"
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <EventRow event={event} open={open.has(event.number)} onToggle={toggle} />
          </li>
        ) : null;
      })}
    </ul>
  );
}
