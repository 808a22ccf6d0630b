"use client";

import type { ReactNode } from "react";
import type { Exchange } from "@/lib/stream/exchange";
import { IdleResponse } from "./idle-response";
import type { KeepActions } from "./keep/keep-menu";
import { ReplayBar } from "./keep/replay-bar";
import { LensBoundary } from "./lens-boundary";
import type { LensChoice } from "./lens-list";
import { MetricsLine } from "./metrics-line";
import { ResponseTabs } from "./response-tabs";
import { StateBadge, StatusBadge } from "./state-badge";
import { useExchange } from "./use-exchange";

export interface ResponseViewerProps extends LensChoice, KeepActions {
  exchange: Exchange;
  /** Sends the request again; only ever called on a click. */
  onRetry?: () => void;
  /** What can be done with the answer, below it. */
  footer?: ReactNode;
}

/**
 * The response of an exchange: its state, what it took, and five lenses over what came back. Loaded with the first
 * request; `IdleResponse` stands in its place before.
 */
export function ResponseViewer({ exchange, onRetry, footer, lens, onLensChange, ...keep }: ResponseViewerProps) {
  const snapshot = useExchange(exchange);
  const { response } = snapshot;
  if (snapshot.state === "idle") {
    return <IdleResponse state="idle" lens={lens} onLensChange={onLensChange} onOpenRecording={keep.onOpenRecording} />;
  }
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
        <MetricsLine snapshot={snapshot} />
      </header>
      <ReplayBar snapshot={snapshot} onReplay={keep.onReplay} />
      <ResponseTabs
        exchange={exchange}
        snapshot={snapshot}
        // Sending what is in the form would not be the same once more.
        onRetry={snapshot.replay ? undefined : onRetry}
        lens={lens}
        onLensChange={onLensChange}
        {...keep}
      />
      {footer ? (
        <LensBoundary resetKey={`${snapshot.runId}`} fallback={null}>
          {footer}
        </LensBoundary>
      ) : null}
    </section>
  );
}
