"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in the server's markup and while hydrating, true once the page reacts. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
