"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon/icon";
import { readApiError } from "@/lib/errors/read-api-error";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { ErrorCard } from "../error-card";
import { AnswerView } from "../parts/answer-view";
import { BinaryPreview } from "../parts/binary-preview";
import { JsonPreview } from "../parts/json-preview";
import { TextBlocks } from "../text-blocks";

export interface PreviewLensProps {
  exchange: Exchange;
  snapshot: ExchangeSnapshot;
  onRetry?: (() => void) | undefined;
}

/** What came back, for reading: a model's answer, a table, a picture, a text. Below it what went wrong, if anything did. */
export function PreviewLens({ exchange, snapshot, onRetry }: PreviewLensProps) {
  const { failure, sentAtMs, marks } = snapshot;
  const live = snapshot.state === "sending" || snapshot.state === "streaming";
  const card = failure ? (
    <ErrorCard failure={failure} failedAtMs={(sentAtMs ?? 0) + (marks.end ?? 0)} onRetry={onRetry} />
  ) : null;
  const isErrorAnswer = failure?.kind === "http";
  return (
    <div className="flex flex-col gap-4 p-4">
      {isErrorAnswer ? card : null}
      <Body exchange={exchange} snapshot={snapshot} live={live} />
      {isErrorAnswer ? null : card}
      {snapshot.state === "stopped" ? <Stopped snapshot={snapshot} /> : null}
    </div>
  );
}

function Body({ exchange, snapshot, live }: { exchange: Exchange; snapshot: ExchangeSnapshot; live: boolean }) {
  const { answer, json, response, rawText, failure, events } = snapshot;
  if (answer && answer.choices.length > 0) return <AnswerView key={snapshot.runId} answer={answer} live={live} />;
  if (!response) return live ? <Faint>Waiting for the answer…</Faint> : null;
  // The card says all that an error body in a usual shape says.
  if (failure && json !== undefined && readApiError(json).message !== undefined) return null;
  if (json !== undefined) return <JsonPreview body={json} />;
  if (snapshot.sizeBytes === 0) return <Faint>{live ? "Waiting for the first byte…" : "No body."}</Faint>;
  if (response.mediaType.kind === "event-stream") {
    const comments = events.filter((event) => event.kind === "comment").length;
    if (live && comments === events.length) return <Faint>The API is at work…</Faint>;
    return (
      <Faint>
        {events.length} {events.length === 1 ? "event" : "events"}, none of them a piece of a model's answer. The Events
        tab lists them.
      </Faint>
    );
  }
  if (rawText) return <TextBlocks text={rawText} />;
  if (live) return <Faint>Receiving…</Faint>;
  const { kind, essence } = response.mediaType;
  return <BinaryPreview kind={kind} essence={essence} bytes={exchange.bytes} sizeBytes={snapshot.sizeBytes} />;
}

function Stopped({ snapshot }: { snapshot: ExchangeSnapshot }) {
  return (
    <p className="flex items-start gap-2 rounded-lg border border-warn/30 bg-warn-soft/60 p-3 text-[0.8125rem]">
      <Icon name="unplug" className="mt-0.5 icon-4 shrink-0 text-warn" />
      {snapshot.response
        ? "You stopped this. What arrived is kept. The connection to the API was closed; not every provider stops working, and billing, when that happens."
        : "You stopped this before an answer came."}
    </p>
  );
}

function Faint({ children }: { children: ReactNode }) {
  return <p className="text-ink-faint text-xs">{children}</p>;
}
