"use client";

import { type CSSProperties, type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Divider } from "./divider";

export type View = "request" | "code" | "response";

const views: { id: View; label: string }[] = [
  { id: "request", label: "Request" },
  { id: "code", label: "Code" },
  { id: "response", label: "Response" },
];

/** Isolated, so that a key typed in one pane does not make the browser go through the painting of the others. */
const pane = "isolate flex min-h-0 min-w-0 flex-col max-lg:flex-1";

export interface PanesProps {
  /** The one that is shown on a phone. */
  view: View;
  onViewChange: (view: View) => void;
  request: ReactNode;
  code: ReactNode;
  response: ReactNode;
}

/**
 * Request beside code over response, resizable; on a phone one of the three at a time. All three stay mounted: which
 * are seen is decided by style sheets alone, so nothing typed is lost when the window changes.
 */
export function Panes({ view, onViewChange, request, code, response }: PanesProps) {
  const [across, setAcross] = useState(47);
  const [down, setDown] = useState(38);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex gap-1 border-b bg-surface p-1.5 lg:hidden">
        {views.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            aria-pressed={view === id}
            onClick={() => onViewChange(id)}
            className={cn(
              "h-8 flex-1 rounded-md font-medium text-xs",
              view === id ? "bg-accent-soft text-accent-text" : "text-ink-muted",
            )}
          >
            {label}
          </button>
        ))}
      </div>
      <div className="flex min-h-0 flex-1" style={{ "--share": `${across}%` } as CSSProperties}>
        <div className={cn(pane, "lg:w-(--share)", view !== "request" && "max-lg:hidden")}>{request}</div>
        <Divider
          label="Resize request and response"
          orientation="vertical"
          value={across}
          min={25}
          max={75}
          onChange={setAcross}
        />
        <div
          className={cn("flex min-h-0 min-w-0 flex-1 flex-col", view === "request" && "max-lg:hidden")}
          style={{ "--share": `${down}%` } as CSSProperties}
        >
          <div className={cn(pane, "lg:h-(--share)", view !== "code" && "max-lg:hidden")}>{code}</div>
          <Divider
            label="Resize code and response"
            orientation="horizontal"
            value={down}
            min={10}
            max={80}
            onChange={setDown}
          />
          <div className={cn(pane, "lg:flex-1", view !== "response" && "max-lg:hidden")}>{response}</div>
        </div>
      </div>
    </div>
  );
}
