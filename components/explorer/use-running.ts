"use client";

import { useSyncExternalStore } from "react";
import type { Exchange } from "@/lib/stream/exchange";

/** Whether an answer is awaited or still arriving. */
export function useRunning(exchange: Exchange): boolean {
  return useSyncExternalStore(
    exchange.subscribe,
    () => {
      const { state } = exchange.getSnapshot();
      return state === "sending" || state === "streaming";
    },
    () => false,
  );
}
