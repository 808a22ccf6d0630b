"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { NavigationGroup } from "@/lib/openapi/navigation";

const PaletteDialog = lazy(() => import("./palette-dialog").then((module) => ({ default: module.PaletteDialog })));

/** Ctrl or Cmd + K opens the search over all operations from anywhere. */
export function OperationPalette({ groups }: { groups: NavigationGroup[] }) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey)
        return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
  return open ? (
    <Suspense>
      <PaletteDialog groups={groups} onClose={() => setOpen(false)} />
    </Suspense>
  ) : null;
}
