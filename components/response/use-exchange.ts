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
      let frame = 0;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const clear = () => {
        cancelAnimationFrame(frame);
        clearTimeout(timer);
        frame = 0;
      };
      const run = () => {
        clear();
        flush();
      };
      const unsubscribe = exchange.subscribe(() => {
        if (frame !== 0) return;
        frame = requestAnimationFrame(run);
        timer = setTimeout(run, hiddenTabDelayMs);
      });
      return () => {
        unsubscribe();
        clear();
      };
    },
    [exchange],
  );
  return useSyncExternalStore(subscribe, exchange.getSnapshot, exchange.getSnapshot);
}
