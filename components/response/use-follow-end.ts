"use client";

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** This near to the end counts as being there: rounding and a line in the making must not let go of the reader. */
const nearPx = 32;

export interface FollowOptions {
  /** Differs whenever there is more to see. */
  version: unknown;
  /** Only a stream is followed: a table that is there at once is read from its top. */
  enabled: boolean;
  /** Whether the reader counts as being at the end to begin with: while the stream runs. */
  fromStart: boolean;
}

/**
 * Keeps a scrolled box at its end while it grows, as long as the reader is there. Scrolling up lets go, scrolling back
 * or `jump` takes hold again.
 */
export function useFollowEnd(
  box: HTMLElement | null,
  { version, enabled, fromStart }: FollowOptions,
): { away: boolean; jump: () => void } {
  const following = useRef(fromStart);
  const lastTop = useRef(0);
  const seenVersion = useRef<unknown>(undefined);
  const [away, setAway] = useState(false);

  useEffect(() => {
    if (!box) return;
    const onScroll = () => {
      const left = box.scrollHeight - box.scrollTop - box.clientHeight;
      // Growth moves the end away and shrinking moves the box up, to its very end, without the reader having done anything.
      if (box.scrollTop < lastTop.current && left > 2) following.current = false;
      else if (left <= nearPx) following.current = true;
      lastTop.current = box.scrollTop;
      setAway(!following.current);
    };
    box.addEventListener("scroll", onScroll, { passive: true });
    return () => box.removeEventListener("scroll", onScroll);
  }, [box]);

  const jump = useCallback(() => {
    if (!box) return;
    following.current = true;
    box.scrollTop = box.scrollHeight;
    setAway(false);
  }, [box]);

  useLayoutEffect(() => {
    if (box && enabled && following.current && seenVersion.current !== version) {
      seenVersion.current = version;
      box.scrollTop = box.scrollHeight;
      lastTop.current = box.scrollTop;
    }
  }, [box, version, enabled]);

  return { away, jump };
}
