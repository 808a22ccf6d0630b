"use client";

import { useEffect, useReducer, useRef, useState } from "react";
import { runInSlices } from "../run-in-slices";
import { indexJson, type JsonIndex } from "./index-json";

/**
 * The index of a JSON text, made in slices between frames. While a text grows, the index of an earlier state of it stays
 * until the next is ready; each is finished before the next begins.
 */
export function useJsonIndex(text: string): JsonIndex | null {
  const [index, setIndex] = useState<JsonIndex | null>(null);
  const running = useRef(false);
  const [wakes, wake] = useReducer((count: number) => count + 1, 0);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: waking looks whether the text has changed meanwhile
  useEffect(() => {
    if (running.current || index?.text === text) return;
    running.current = true;
    void runInSlices(indexJson(text), () => !isGone.current).then((made) => {
      running.current = false;
      if (made === undefined) return;
      setIndex(made);
      wake();
    });
  }, [text, wakes]);
  return index;
}
