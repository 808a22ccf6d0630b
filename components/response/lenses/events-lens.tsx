"use client";

import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { StreamEvent } from "@/lib/stream/stream-event";
import { EventRow } from "./event-row";

const rowHeightPx = 29;
const headHeightPx = 25;
/** Keys that leave the row that is focused, as steps. */
const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 20,
  PageUp: -20,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export interface EventsLensProps {
  events: readonly StreamEvent[];
  /** All of the stream, to tell how long each was waited for. */
  all: readonly StreamEvent[];
  /** How many of them are shown so far. */
  count: number;
  /** The panel that scrolls. */
  box: HTMLElement | null;
  emptyText: string;
}

/**
 * Every event as it came, comments and the end mark as themselves. Only the rows in sight exist. One row is in the tab
 * order; the arrow keys move along the rows.
 */
export function EventsLens({ events, all, count, box, emptyText }: EventsLensProps) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  /** Rows that were ever open. Only they are measured: all others are one line high, and measuring costs a layout each. */
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState(0);
  const active = Math.min(chosen, Math.max(0, count - 1));
  const wantsFocus = useRef(false);
  const list = useRef<HTMLUListElement>(null);
  // Another function would have all rows measured anew.
  const getItemKey = useCallback((index: number) => events[index]?.number ?? index, [events]);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => box,
    estimateSize: () => rowHeightPx,
    // Following a fast stream, every row is another one in every frame.
    overscan: 4,
    scrollMargin: headHeightPx,
    scrollPaddingStart: headHeightPx,
    // The row that has the focus keeps it when it is scrolled out of sight.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), active])].sort((a, b) => a - b),
    getItemKey,
    // A row more or less for one frame is not worth a render inside of every scroll event.
    useFlushSync: false,
  });

  useEffect(() => {
    if (!wantsFocus.current) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${active}"] button`);
    if (!row) return;
    wantsFocus.current = false;
    row.focus({ preventScroll: true });
  });
  const toggle = useCallback((number: number) => {
    setOpen((before) => {
      const next = new Set(before);
      if (!next.delete(number)) next.add(number);
      return next;
    });
    setTouched((before) => new Set(before).add(number));
  }, []);
  const choose = useCallback((index: number) => setChosen(index), []);

  if (events.length === 0) return <p className="p-4 text-ink-faint text-xs">{emptyText}</p>;
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    const isRow = event.target instanceof HTMLElement && event.target.hasAttribute("aria-expanded");
    if (!isRow || event.ctrlKey || event.metaKey || event.altKey) return;
    const number = events[active]?.number;
    const isOpen = number !== undefined && open.has(number);
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(count - 1, active + step));
      setChosen(next);
      wantsFocus.current = true;
      virtualizer.scrollToIndex(next, { align: "auto" });
    } else if (number !== undefined && event.key === (isOpen ? "ArrowLeft" : "ArrowRight")) {
      toggle(number);
    } else {
      return;
    }
    event.preventDefault();
  };
  return (
    <>
      <div
        aria-hidden
        className="sticky top-0 z-10 flex items-center gap-2.5 border-line border-b bg-surface px-3 font-mono text-2xs text-ink-faint"
        style={{ height: headHeightPx }}
      >
        <span className="w-3 shrink-0" />
        <span className="w-10 shrink-0 text-right">n</span>
        <span className="w-16 shrink-0 text-right">time</span>
        <span className="w-14 shrink-0 text-right">gap</span>
        <span className="hidden w-14 shrink-0 text-right sm:inline">size</span>
        <span>event</span>
      </div>
      <ul
        ref={list}
        aria-label="Events"
        onKeyDown={handleKey}
        className="relative w-full"
        style={{ height: `${virtualizer.getTotalSize()}px` }}
      >
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
              style={{ transform: `translateY(${row.start - headHeightPx}px)` }}
            >
              <EventRow
                event={event}
                index={row.index}
                gapMs={event.atMs - (all[event.number - 2]?.atMs ?? 0)}
                open={open.has(event.number)}
                isActive={row.index === active}
                onToggle={toggle}
                onChoose={choose}
              />
            </li>
          ) : null;
        })}
      </ul>
    </>
  );
}
