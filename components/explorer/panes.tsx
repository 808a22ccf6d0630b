"use client";

import type { ReactNode } from "react";
import { Group, Panel, Separator } from "react-resizable-panels";
import { cn } from "@/components/ui/cn";

export type View = "request" | "code" | "response";

const views: { id: View; label: string }[] = [
  { id: "request", label: "Request" },
  { id: "code", label: "Code" },
  { id: "response", label: "Response" },
];

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
  return (
    <div data-view={view} className="panes flex min-h-0 flex-1 flex-col">
      <div className="flex gap-1 border-b bg-surface p-1.5 lg:hidden">
        {views.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            aria-pressed={view === id}
            onClick={() => onViewChange(id)}
            className={cn(
              "h-8 flex-1 rounded-md font-medium text-ink-muted text-xs",
              view === id && "bg-accent-soft text-accent-text",
            )}
          >
            {label}
          </button>
        ))}
      </div>
      <Group orientation="horizontal" className="min-h-0 flex-1">
        <Panel id="pane-request" defaultSize="47%" minSize="25rem" className="flex min-h-0 flex-col">
          {request}
        </Panel>
        <Divider orientation="vertical" label="Resize request and response" />
        <Panel id="pane-answer" minSize="22rem" className="min-h-0">
          <Group orientation="vertical" className="h-full">
            <Panel id="pane-code" defaultSize="38%" minSize="7rem" className="flex min-h-0 flex-col">
              {code}
            </Panel>
            <Divider orientation="horizontal" label="Resize code and response" />
            <Panel id="pane-response" minSize="10rem" className="flex min-h-0 flex-col">
              {response}
            </Panel>
          </Group>
        </Panel>
      </Group>
    </div>
  );
}

/** A focusable separator that the arrow keys move. */
function Divider({ orientation, label }: { orientation: "horizontal" | "vertical"; label: string }) {
  return (
    <Separator
      aria-label={label}
      className={cn(
        "bg-line transition-colors hover:bg-accent focus-visible:bg-accent focus-visible:outline-offset-0 data-[separator=active]:bg-accent",
        orientation === "vertical" ? "w-px" : "h-px",
      )}
    />
  );
}
