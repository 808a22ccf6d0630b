"use client";

import { useEffect, useEffectEvent } from "react";

export interface Shortcuts {
  onSend: () => void;
  onStop: () => void;
  running: boolean;
}

/** Ctrl or Cmd + Enter sends from anywhere on the page; Escape stops a running request unless a dialog is open. */
export function useShortcuts({ onSend, onStop, running }: Shortcuts): void {
  const handle = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || document.querySelector("[role=dialog]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onSend();
    } else if (event.key === "Escape" && running) {
      onStop();
    }
  });
  useEffect(() => {
    // Before text areas and editors see the key, so that Ctrl+Enter adds no line there.
    const listener = (event: KeyboardEvent) => handle(event);
    window.addEventListener("keydown", listener, { capture: true });
    return () => window.removeEventListener("keydown", listener, { capture: true });
  }, []);
}
