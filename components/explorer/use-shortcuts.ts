"use client";

import { useEffect, useEffectEvent } from "react";

export interface Shortcuts {
  onSend: () => void;
  onStop: () => void;
  running: boolean;
}

/** What Escape closes before it stops anything. */
const popups = "[role=dialog], [role=menu], [role=listbox]";

/** Ctrl or Cmd + Enter sends from anywhere on the page; Escape stops a running request unless it closes something else. */
export function useShortcuts({ onSend, onStop, running }: Shortcuts): void {
  const onKeyFirst = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    if (event.defaultPrevented || document.querySelector("[role=dialog]")) return;
    event.preventDefault();
    onSend();
  });
  const onKeyLast = useEffectEvent((event: KeyboardEvent, hadPopup: boolean) => {
    if (event.key === "Escape" && running && !hadPopup && !event.defaultPrevented) onStop();
  });
  useEffect(() => {
    let hadPopup = false;
    // Before text areas and editors see the key, so that Ctrl+Enter adds no line there, and popups before Escape closes them.
    const first = (event: KeyboardEvent) => {
      // Searching the page takes 2 ms at 200 messages: too much for every key.
      hadPopup = event.key === "Escape" && document.querySelector(popups) !== null;
      onKeyFirst(event);
    };
    const last = (event: KeyboardEvent) => onKeyLast(event, hadPopup);
    window.addEventListener("keydown", first, { capture: true });
    window.addEventListener("keydown", last);
    return () => {
      window.removeEventListener("keydown", first, { capture: true });
      window.removeEventListener("keydown", last);
    };
  }, []);
}
