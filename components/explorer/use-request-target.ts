"use client";

import { useSyncExternalStore } from "react";
import type { RequestSource } from "./request-source";

/** The filled path and query, as sent, for the address bar. */
export function useRequestTarget(source: RequestSource): string {
  const read = () => {
    const { path, queryString } = source.get().model;
    return path + (queryString === "" ? "" : `?${queryString}`);
  };
  return useSyncExternalStore(source.subscribe, read, read);
}
