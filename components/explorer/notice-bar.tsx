"use client";

import { Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

export interface Notice {
  tone: "info" | "danger";
  text: string;
  /** Takes back what the notice is about. */
  onUndo?: () => void;
}

const shownMs = 8000;
/** What offers a way back stays long enough to be reached by keyboard. */
const undoableMs = 16000;

/**
 * One line about what just happened to the request, over the bottom of the page so that nothing moves; read out by
 * screen readers. Problems stay until they are dismissed.
 */
export function NoticeBar({ notice, onDismiss }: { notice: Notice | null; onDismiss: () => void }) {
  useEffect(() => {
    if (notice?.tone !== "info") return;
    const timer = setTimeout(onDismiss, notice.onUndo ? undoableMs : shownMs);
    return () => clearTimeout(timer);
  }, [notice, onDismiss]);
  return (
    <div role="status" className="-translate-x-1/2 pointer-events-none fixed bottom-4 left-1/2 z-30">
      {notice ? (
        <div className="pointer-events-auto flex w-max max-w-[min(40rem,calc(100vw-2rem))] items-start gap-2.5 rounded-lg border border-line bg-raised py-2 pr-2 pl-3 text-[0.8125rem] shadow-float">
          {notice.tone === "info" ? (
            <Info aria-hidden className="mt-1 size-3.5 shrink-0 text-info" />
          ) : (
            <TriangleAlert aria-hidden className="mt-1 size-3.5 shrink-0 text-danger" />
          )}
          <span className={cn("min-w-0 flex-1", notice.tone === "danger" && "text-danger")}>{notice.text}</span>
          {notice.onUndo ? (
            <Button
              size="sm"
              variant="ghost"
              aria-label={`Undo: ${notice.text.replace(/\.(?:\s.*)?$/s, "")}`}
              className="-my-0.5 text-accent-text"
              onClick={notice.onUndo}
            >
              Undo
            </Button>
          ) : null}
          <IconButton label="Dismiss message" onClick={onDismiss} className="-my-0.5">
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </div>
      ) : null}
    </div>
  );
}
