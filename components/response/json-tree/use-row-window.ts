"use client";

import { useCallback, useLayoutEffect, useRef, useState } from "react";

export const rowHeightPx = 22;
/** Browsers lay out no element that is much taller. Longer lists scroll by proportion. */
const maxHeightPx = 12_000_000;
const overscanRows = 10;

export interface RowWindow {
  boxRef: (box: HTMLElement | null) => void;
  heightPx: number;
  first: number;
  last: number;
  /** Where a row stands in the list. */
  topOf: (row: number) => number;
  scrollTo: (row: number) => void;
  pageRows: number;
}

/** Which rows of equal height are in sight of a box that scrolls, however many there are. */
export function useRowWindow(count: number): RowWindow {
  const [box, boxRef] = useState<HTMLElement | null>(null);
  const [{ top, height }, setView] = useState({ top: 0, height: 600 });
  useLayoutEffect(() => {
    if (!box) return;
    const read = () => setView({ top: box.scrollTop, height: box.clientHeight });
    const watcher = new ResizeObserver(read);
    watcher.observe(box);
    box.addEventListener("scroll", read, { passive: true });
    return () => {
      watcher.disconnect();
      box.removeEventListener("scroll", read);
    };
  }, [box]);

  const fullPx = count * rowHeightPx;
  const heightPx = Math.min(fullPx, maxHeightPx);
  const room = Math.max(1, heightPx - height);
  const factor = Math.max(1, (fullPx - height) / room);
  const fullTop = Math.min(top, room) * factor;
  const firstInSight = Math.floor(fullTop / rowHeightPx);
  const pageRows = Math.max(1, Math.floor(height / rowHeightPx) - 1);

  const scroll = useRef({ factor, height });
  useLayoutEffect(() => {
    scroll.current = { factor, height };
  });
  const scrollTo = useCallback(
    (row: number) => {
      if (!box) return;
      const { factor: scale, height: shown } = scroll.current;
      const rowTop = row * rowHeightPx;
      const viewTop = box.scrollTop * scale;
      if (rowTop < viewTop) box.scrollTop = rowTop / scale;
      else if (rowTop + rowHeightPx > viewTop + shown) box.scrollTop = (rowTop + rowHeightPx - shown) / scale;
    },
    [box],
  );
  return {
    boxRef,
    heightPx,
    first: Math.max(0, firstInSight - overscanRows),
    last: Math.min(count, firstInSight + pageRows + overscanRows + 3),
    topOf: (row) => row * rowHeightPx - fullTop + Math.min(top, room),
    scrollTo,
    pageRows,
  };
}
