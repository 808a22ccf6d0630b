"use client";

import { useDeferredValue, useSyncExternalStore } from "react";
import type { RequestModel } from "@/lib/request/request-model";

/** The filled path and query for the address bar; follows the form at low priority. */
export function useRequestTarget(
  subscribe: (listener: () => void) => () => void,
  getRequest: () => Pick<RequestModel, "path" | "queryString">,
): string {
  const read = () => {
    const { path, queryString } = getRequest();
    return path + (queryString === "" ? "" : `?${queryString}`);
  };
  return useDeferredValue(useSyncExternalStore(subscribe, read, read));
}
