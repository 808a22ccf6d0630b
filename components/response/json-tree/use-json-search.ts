"use client";

import { useEffect, useState } from "react";
import { runInSlices } from "../run-in-slices";
import { findMatches } from "./find-matches";
import type { JsonIndex } from "./index-json";

/** While someone is typing, the search for the first letters is not worth its work. */
const restMs = 120;

/** The nodes that contain a text; null while they are looked for. */
export function useJsonSearch(index: JsonIndex, query: string): number[] | null {
  const [found, setFound] = useState<{ index: JsonIndex; query: string; nodes: number[] } | null>(null);
  useEffect(() => {
    if (query === "") return;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const nodes = await runInSlices(findMatches(index, query), () => isWanted);
      if (nodes) setFound({ index, query, nodes });
    }, restMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [index, query]);
  return found?.index === index && found.query === query ? found.nodes : null;
}
