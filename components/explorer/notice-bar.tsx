"use client";

import { Info, TriangleAlert, X } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export interface Notice {
  tone: "info" | "danger";
  text: string;
}

/** One line about what just happened to the request; read out by screen readers. */
export function NoticeBar({ notice, onDismiss }: { notice: Notice | null; onDismiss: () => void }) {
  return (
    <div role="status" className={cn(notice && "border-b", "empty:hidden")}>
      {notice ? (
        <div
          className={cn(
            "flex items-center gap-2 px-4 py-1 text-[0.8125rem]",
            notice.tone === "info" ? "bg-info-soft text-info" : "bg-danger-soft text-danger",
          )}
        >
          {notice.tone === "info" ? (
            <Info aria-hidden className="size-3.5 shrink-0" />
          ) : (
            <TriangleAlert aria-hidden className="size-3.5 shrink-0" />
          )}
          <span className="min-w-0 flex-1">{notice.text}</span>
          <IconButton label="Dismiss message" onClick={onDismiss} className="text-current">
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
