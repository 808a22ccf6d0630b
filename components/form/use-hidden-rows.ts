"use client";

import { useState } from "react";
import { rowValueName } from "@/lib/fields/draft-name";
import { useFormStores, useIsRevealed } from "./form-context";

/** Of lists longer than this only the end is put on the page at first, and more on demand: 2,000 rows took seconds. */
const MAX_MOUNTED_ROWS = 300;
const MOUNTED_AT_END = 100;
const MOUNTED_STEP = 200;

export interface HiddenRows {
  count: number;
  /** How many of them `showMore` puts on the page. */
  step: number;
  showMore: () => void;
}

/** How many rows at the beginning are left out; a row that was asked for is never among them. */
export function useHiddenRows(name: string, ids: readonly string[]): HiddenRows {
  const { view } = useFormStores();
  const [count, setCount] = useState(() => (ids.length > MAX_MOUNTED_ROWS ? ids.length - MOUNTED_AT_END : 0));
  const isRevealed = useIsRevealed(name);
  const target = isRevealed ? view.getTarget() : null;
  const position = target === null ? -1 : ids.findIndex((id) => target.startsWith(rowValueName(name, id)));
  if (position >= 0 && position < count) setCount(position);
  const hidden = Math.min(count, ids.length);
  return {
    count: hidden,
    step: Math.min(MOUNTED_STEP, hidden),
    showMore: () => setCount(Math.max(0, count - MOUNTED_STEP)),
  };
}
