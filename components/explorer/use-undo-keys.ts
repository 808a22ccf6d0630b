"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * Ctrl or Cmd + Z takes the last step back, with Shift (or Ctrl + Y) it repeats it. A text box that was typed into keeps
 * its own undo.
 */
export function useUndoKeys(travel: (direction: "undo" | "redo") => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent, typedInto: WeakSet<EventTarget>) => {
    const direction = directionOf(event);
    if (!direction || event.defaultPrevented || document.querySelector("[role=dialog]")) return;
    if (event.target && typedInto.has(event.target)) return;
    event.preventDefault();
    travel(direction);
  });
  useEffect(() => {
    // Only what was typed into has something of its own to undo, and only the browser knows what.
    const typedInto = new WeakSet<EventTarget>();
    const onInput = ({ target }: Event) => {
      if (target instanceof HTMLTextAreaElement || isTextInput(target)) typedInto.add(target);
    };
    const onKeyDown = (event: KeyboardEvent) => onKey(event, typedInto);
    window.addEventListener("input", onInput, { capture: true });
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("input", onInput, { capture: true });
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}

function directionOf(event: KeyboardEvent): "undo" | "redo" | undefined {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && event.ctrlKey && !event.shiftKey ? "redo" : undefined;
}

function isTextInput(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && !/^(?:radio|checkbox|file|button|range|color)$/.test(target.type);
}
