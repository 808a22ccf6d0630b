"use client";

import { useCallback, useSyncExternalStore } from "react";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";

/** A hidden tab paints no frames, yet its state should be right when someone asks. */
const hiddenTabDelayMs = 250;

/** The exchange as of the last frame: however many chunks arrive, one render per frame. */
export function useExchange(exchange: Exchange): ExchangeSnapshot {
  const subscribe = useCallback(
    (flush: () => void) => {
      const unsubscribe = exchange.subscribe(() => flushByFrame(flush));
      return () => {
        unsubscribe();
        due.delete(flush);
      };
    },
    [exchange],
  );
  return useSyncExternalStore(subscribe, exchange.getSnapshot, exchange.getSnapshot);
}

/** All are called in one callback: in one each, what the first measures is laid out once more for the second. */
const due = new Set<() => void>();
let frame = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function flushByFrame(flush: () => void): void {
  due.add(flush);
  if (frame !== 0) return;
  frame = requestAnimationFrame(flushDue);
  timer = setTimeout(flushDue, hiddenTabDelayMs);
}

function flushDue(): void {
  cancelAnimationFrame(frame);
  clearTimeout(timer);
  frame = 0;
  const flushes = [...due];
  due.clear();
  for (const flush of flushes) flush();
}
