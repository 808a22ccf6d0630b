import type { ReactNode } from "react";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { readMetrics } from "@/lib/stream/read-metrics";
import { ElapsedTime } from "./elapsed-time";
import { GapChart } from "./gap-chart";
import { type ExactFigures, useExactFigures } from "./use-exact-figures";
import { formatBytes, formatCost, formatCount, formatDuration } from "./words";

/**
 * Times, and for a model's answer tokens and cost. What the API did not give is shown as unknown; where it keeps a record
 * of the request, a click asks that for it.
 */
export function MetricsLine({ snapshot }: { snapshot: ExchangeSnapshot }) {
  const figures = useExactFigures(snapshot);
  const metrics = { ...readMetrics(snapshot), ...figures.exact };
  const running = snapshot.state === "sending" || snapshot.state === "streaming";
  const isModelAnswer = snapshot.answer !== undefined;
  const details = [
    metrics.reasoningTokens ? `${formatCount(metrics.reasoningTokens)} reasoning` : "",
    metrics.cachedTokens ? `${formatCount(metrics.cachedTokens)} cached` : "",
  ].filter(Boolean);
  return (
    <dl className="flex min-w-0 flex-wrap items-baseline gap-x-3.5 gap-y-0.5 text-2xs">
      <Metric name="First byte" title="Until the first byte of the body">
        {metrics.firstByteMs !== undefined && formatDuration(metrics.firstByteMs)}
      </Metric>
      {isModelAnswer && snapshot.marks.firstToken !== undefined ? (
        <Metric name="First token" title="Until the first piece of what the model wrote">
          {metrics.firstTokenMs !== undefined && formatDuration(metrics.firstTokenMs)}
        </Metric>
      ) : null}
      <Metric name="Total">
        {metrics.totalMs !== undefined ? (
          formatDuration(metrics.totalMs)
        ) : running && snapshot.sentAtMs !== null ? (
          <ElapsedTime sinceMs={snapshot.sentAtMs} />
        ) : null}
      </Metric>
      {isModelAnswer ? (
        <>
          <Metric name="Tokens" title="Tokens in and out, as the API counted them">
            {metrics.inputTokens !== undefined || metrics.outputTokens !== undefined ? (
              <>
                {tokens(metrics.inputTokens)} in · {tokens(metrics.outputTokens)} out
                {details.length > 0 ? <span className="text-ink-faint"> ({details.join(", ")})</span> : null}
              </>
            ) : null}
          </Metric>
          <Metric name="Speed" title="Output tokens per second, from the first to the last one">
            {metrics.tokensPerSecond !== undefined && `${metrics.tokensPerSecond.toFixed(1)} tok/s`}
          </Metric>
          <Metric name="Cost">{metrics.costUsd !== undefined && formatCost(metrics.costUsd)}</Metric>
          {snapshot.response?.mediaType.kind === "event-stream" ? <GapChart snapshot={snapshot} /> : null}
          <FiguresButton figures={figures} />
        </>
      ) : (
        <Metric name="Size">{snapshot.response && formatBytes(snapshot.sizeBytes)}</Metric>
      )}
    </dl>
  );
}

function FiguresButton({ figures: { ask, isAsking, problem, exact } }: { figures: ExactFigures }) {
  if (exact) return <FigureNote>exact figures of the record</FigureNote>;
  if (!ask) return null;
  return (
    <div className="flex items-center gap-1.5">
      <dt className="sr-only">Exact figures</dt>
      <dd className="flex items-center gap-1.5">
        <button
          type="button"
          disabled={isAsking}
          onClick={ask}
          className="rounded font-medium text-accent-text underline-offset-2 hover:underline disabled:opacity-60"
        >
          {isAsking ? "Asking…" : "Get exact figures"}
        </button>
        <span role="status" className="text-ink-muted">
          {problem}
        </span>
      </dd>
    </div>
  );
}

function FigureNote({ children }: { children: string }) {
  return (
    <div>
      <dt className="sr-only">Source</dt>
      <dd className="text-ink-faint">{children}</dd>
    </div>
  );
}

function tokens(count: number | undefined): string {
  return count === undefined ? "–" : formatCount(count);
}

function Metric({ name, title, children }: { name: string; title?: string; children: ReactNode }) {
  const isKnown = children !== null && children !== undefined && children !== false;
  return (
    <div className="flex items-baseline gap-1 whitespace-nowrap">
      <dt className="text-ink-faint" title={title}>
        {name}
      </dt>
      <dd className="font-medium text-ink tabular-nums" title={isKnown ? undefined : "not given by the API"}>
        {isKnown ? children : "–"}
      </dd>
    </div>
  );
}
