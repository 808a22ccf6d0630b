"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import type { StreamEvent } from "@/lib/stream/stream-event";
import { EventRow } from "./event-row";

const rowHeightPx = 29;

export interface EventsLensProps {
  events: readonly StreamEvent[];
  /** The panel that scrolls. */
  box: HTMLElement | null;
  emptyText: string;
}

/** Every event as it came, comments and the end mark as themselves. Only the rows in sight exist. */
export function EventsLens({ events, box, emptyText }: EventsLensProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const virtualizer = useVirtualizer({
    count: events.length,
    getScrollElement: () => box,
    estimateSize: () => rowHeightPx,
    overscan: 12,
    getItemKey: (index) => events[index]?.number ?? index,
  });
  if (events.length === 0) return <p className="p-4 text-ink-faint text-xs">{emptyText}</p>;
  const toggle = (number: number) => {
    const next = new Set(open);
    if (!next.delete(number)) next.add(number);
    setOpen(next);
  };
  return (
    <ul aria-label="Events" className="relative w-full" style={{ height: `${virtualizer.getTotalSize()}px` }}>
      {virtualizer.getVirtualItems().map((row) => {
        const event = events[row.index];
        return event ? (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
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
