"use client";

import { Send } from "lucide-react";
import { lazy, Suspense } from "react";
import type { Exchange } from "@/lib/stream/exchange";
import { MetricsLine } from "./metrics-line";
import { StateBadge, StatusBadge } from "./state-badge";
import { useExchange } from "./use-exchange";

/** The lenses are not on the first screen: they load with the first request. */
const ResponseTabs = lazy(() => import("./response-tabs").then((module) => ({ default: module.ResponseTabs })));

export interface ResponseViewerProps {
  exchange: Exchange;
  /** Sends the request again; only ever called on a click. */
  onRetry?: () => void;
}

/** The response of an exchange: its state, what it took, and five lenses over what came back. */
export function ResponseViewer({ exchange, onRetry }: ResponseViewerProps) {
  const snapshot = useExchange(exchange);
  const { response } = snapshot;
  return (
    <section
      aria-label="Response"
      data-state={snapshot.state}
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface"
    >
      <header className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5">
        <h2 className="font-semibold text-xs">Response</h2>
        {response ? <StatusBadge status={response.status} statusText={response.statusText} /> : null}
        <StateBadge snapshot={snapshot} />
        {snapshot.state === "idle" ? null : <MetricsLine snapshot={snapshot} />}
      </header>
      {snapshot.state === "idle" ? (
        <Idle />
      ) : (
        <Suspense fallback={<p className="p-4 text-ink-faint text-xs">Loading the view…</p>}>
          <ResponseTabs exchange={exchange} snapshot={snapshot} onRetry={onRetry} />
        </Suspense>
      )}
    </section>
  );
}

function Idle() {
  return (
    <div className="flex min-h-0 flex-1 flex-col items-center justify-center gap-2 overflow-auto p-6 text-center">
      <Send aria-hidden className="size-5 text-ink-faint" />
      <p className="font-medium text-[0.8125rem]">Send the request to see the answer here</p>
      <p className="max-w-sm text-ink-muted text-xs">
        Streams appear as they arrive, with every event, header and time. Ctrl or ⌘ + Enter sends, Esc stops.
      </p>
    </div>
  );
}
