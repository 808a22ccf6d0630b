"use client";

import { lazy, Suspense, useEffect } from "react";

const NoticeLine = lazy(() => import("./notice-line").then((module) => ({ default: module.NoticeLine })));

export interface Notice {
  tone: "info" | "danger";
  text: string;
  /** Takes back what the notice is about. */
  onUndo?: () => void;
}

export interface NoticeBarProps {
  notice: Notice | null;
  onDismiss: () => void;
}

const shownMs = 8000;
/** What offers a way back stays long enough to be reached by keyboard. */
const undoableMs = 16000;

/**
 * One line about what just happened to the request, over the bottom of the page so that nothing moves; read out by
 * screen readers. Problems stay until they are dismissed.
 */
export function NoticeBar({ notice, onDismiss }: NoticeBarProps) {
  useEffect(() => {
    if (notice?.tone !== "info") return;
    const timer = setTimeout(onDismiss, notice.onUndo ? undoableMs : shownMs);
    return () => clearTimeout(timer);
  }, [notice, onDismiss]);
  return (
    <div role="status" className="-translate-x-1/2 pointer-events-none fixed bottom-4 left-1/2 z-30">
      {notice ? (
        <Suspense>
          <NoticeLine notice={notice} onDismiss={onDismiss} />
        </Suspense>
      ) : null}
    </div>
  );
}
