"use client";

import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";

const never = () => () => {};

/** Opens everything that is folded up, to be searched or printed; closes it again. Not there where scripts do not run. */
export function ExpandAll() {
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [expanded, setExpanded] = useState(false);
  if (!hasScript) return null;
  const toggle = () => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>(".ref-entries details"))
      details.open = !expanded;
    setExpanded(!expanded);
  };
  return (
    <Button size="sm" variant="ghost" onClick={toggle}>
      {expanded ? "Collapse all" : "Expand all"}
    </Button>
  );
}
