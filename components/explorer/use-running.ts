"use client";

import { useSyncExternalStore } from "react";
import type { Sender } from "./use-sender";

const never = () => () => {};

/** Whether an answer is awaited or still arriving. */
export function useRunning({ exchange, isLoading }: Sender): boolean {
  const isRunning = () => {
    const state = exchange?.getSnapshot().state;
    return isLoading || state === "sending" || state === "streaming";
  };
  return useSyncExternalStore(exchange?.subscribe ?? never, isRunning, () => false);
}
