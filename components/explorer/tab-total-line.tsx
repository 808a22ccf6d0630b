"use client";

import { useSyncExternalStore } from "react";
import { formatCost, formatCount } from "@/components/response/words";
import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { tabTotal } from "./tab-total";

/** What the requests of this tab took together. */
export function TabTotalLine() {
  const { requests, tokens, costUsd } = useSyncExternalStore(tabTotal.subscribe, tabTotal.get, tabTotal.get);
  if (requests === 0) return null;
  const parts = [
    `${formatCount(requests)} ${requests === 1 ? "request" : "requests"}`,
    ...(tokens > 0 ? [`${formatCount(tokens)} tokens`] : []),
    ...(costUsd > 0 ? [formatCost(costUsd)] : []),
  ];
  return (
    <div className="ml-auto flex items-center gap-1 text-2xs text-ink-muted">
      <span className="tabular-nums">This tab: {parts.join(" · ")}</span>
      <IconButton label="Reset the total" className="base:h-6 base:w-6" onClick={tabTotal.reset}>
        <Icon name="rotate-ccw" className="icon-3" />
      </IconButton>
    </div>
  );
}
