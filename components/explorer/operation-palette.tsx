"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { NavigationGroup } from "@/lib/openapi/navigation";

const PaletteDialog = lazy(() => import("./palette-dialog").then((module) => ({ default: module.PaletteDialog })));

/** Ctrl or Cmd + K opens the search over all operations from anywhere. */
export function OperationPalette({ groups }: { groups: NavigationGroup[] }) {
  const [query, setQuery] = useState<string>();
  const isOpen = query !== undefined;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setQuery((current) => current ?? "");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    window.addEventListener("keydown", onEarlyKey, { capture: true });
    return () => window.removeEventListener("keydown", onEarlyKey, { capture: true });

    /** What is typed before the dialog has the focus belongs to it, not to the field behind. */
    function onEarlyKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || document.activeElement?.closest("[role=dialog]")) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") setQuery(undefined);
      else if (event.key === "Backspace") setQuery((current) => current?.slice(0, -1));
      else if (event.key.length === 1) setQuery((current) => current + event.key);
    }
  }, [isOpen]);
  return isOpen ? (
    <Suspense>
      <PaletteDialog groups={groups} search={[query, setQuery]} onClose={() => setQuery(undefined)} />
    </Suspense>
  ) : null;
}
