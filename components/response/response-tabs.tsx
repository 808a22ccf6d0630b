"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { Tab, TabList, TabPanel, Tabs } from "@/components/ui/tabs";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { type KeepActions, KeepMenu } from "./keep/keep-menu";
import { LensBoundary } from "./lens-boundary";
import { type JsonView, type Lens, type LensChoice, lenses } from "./lens-list";
import { LensTools } from "./lens-tools";
import { EventsLens } from "./lenses/events-lens";
import { HeadersLens } from "./lenses/headers-lens";
import { JsonLens } from "./lenses/json-lens";
import { PreviewLens } from "./lenses/preview-lens";
import { RawLens } from "./lenses/raw-lens";
import { useEventFilter } from "./lenses/use-event-filter";
import { useSteadyCount } from "./lenses/use-steady-count";
import { maxShownCharacters } from "./text-blocks";
import { useFollowEnd } from "./use-follow-end";
import { formatBytes, isRunning } from "./words";

export interface ResponseTabsProps extends LensChoice, KeepActions {
  exchange: Exchange;
  snapshot: ExchangeSnapshot;
  onRetry?: (() => void) | undefined;
}

/** Five lenses over one response, switchable at any time and while it arrives. Only the one that is shown does any work. */
export function ResponseTabs({ exchange, snapshot, onRetry, lens, onLensChange, ...keep }: ResponseTabsProps) {
  const [query, setQuery] = useState("");
  const [jsonView, setJsonView] = useState<JsonView>("text");
  const events = useEventFilter(snapshot.events, query);
  const count = useSteadyCount(events.length, isRunning(snapshot));
  const isTree = lens === "json" && jsonView === "tree";
  const notice = isTree ? null : readNotice(lens, snapshot);
  return (
    <Tabs value={lens} onValueChange={onLensChange} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b px-2">
        <TabList label="Response views" className="min-w-0 overflow-x-auto">
          {lenses.map(({ id, title }) => (
            <Tab key={id} value={id}>
              {title}
              {id === "events" && snapshot.events.length > 0 ? (
                <span aria-hidden className="ml-1 text-2xs text-ink-faint tabular-nums">
                  {snapshot.events.length}
                </span>
              ) : null}
            </Tab>
          ))}
        </TabList>
        <div className="ml-auto flex shrink-0 items-center gap-0.5">
          <LensTools
            lens={lens}
            exchange={exchange}
            snapshot={snapshot}
            query={query}
            onQueryChange={setQuery}
            jsonView={jsonView}
            onJsonViewChange={setJsonView}
          />
          <KeepMenu exchange={exchange} snapshot={snapshot} {...keep} />
        </div>
      </div>
      {notice ? <p className="border-b bg-sunken px-4 py-1.5 text-ink-muted text-xs">{notice}</p> : null}
      <Panel
        key={`${lens}.${snapshot.runId}`}
        lens={lens}
        isTree={isTree}
        snapshot={snapshot}
        version={`${snapshot.version}.${count}`}
      >
        {(box) => {
          switch (lens) {
            case "preview":
              return <PreviewLens exchange={exchange} snapshot={snapshot} onRetry={onRetry} />;
            case "json":
              return <JsonLens exchange={exchange} snapshot={snapshot} view={jsonView} />;
            case "events":
              return (
                <EventsLens
                  events={events}
                  all={snapshot.events}
                  count={count}
                  box={box}
                  emptyText={emptyEvents(snapshot, query)}
                />
              );
            case "raw":
              return <RawLens snapshot={snapshot} />;
            case "headers":
              return <HeadersLens snapshot={snapshot} />;
          }
        }}
      </Panel>
    </Tabs>
  );
}

interface PanelProps {
  lens: Lens;
  /** The tree scrolls inside of itself. */
  isTree: boolean;
  snapshot: ExchangeSnapshot;
  /** Differs whenever there is more to see. */
  version: string;
  children: (box: HTMLElement | null) => ReactNode;
}

/** The panel of the lens that is shown: scrolls on its own and stays at the end while the reader is there. */
function Panel({ lens, isTree, snapshot, version, children }: PanelProps) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const running = isRunning(snapshot);
  const isStream = snapshot.response?.mediaType.kind === "event-stream";
  const enabled = isStream && lens !== "headers" && lens !== "json";
  const { away, jump } = useFollowEnd(box, { version, enabled, fromStart: running });
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <TabPanel
        value={lens}
        ref={setBox}
        className={cn(
          "min-h-0 flex-1",
          isTree ? "flex flex-col" : "overflow-auto",
          (lens === "json" || lens === "raw") && !isTree && "p-4",
        )}
      >
        <LensBoundary resetKey={version}>{children(box)}</LensBoundary>
      </TabPanel>
      {away && running && enabled ? (
        <Button size="sm" onClick={jump} className="absolute right-4 bottom-3 shadow-float">
          <Icon name="arrow-down" className="icon-3.5" />
          Follow
        </Button>
      ) : null}
    </div>
  );
}

/** What a panel with exact text cannot say itself. */
function readNotice(lens: Lens, { rawText, json, response, state }: ExchangeSnapshot): string | null {
  if (!response || (lens !== "json" && lens !== "raw")) return null;
  if (rawText && rawText.length > maxShownCharacters) {
    return `The first ${formatBytes(maxShownCharacters)} are shown. Copy and Download give the whole.`;
  }
  const ended = !isRunning({ state });
  if (lens === "raw") return rawText ? null : ended ? "The body is binary. Download gives its bytes." : null;
  const isStream = response.mediaType.kind === "event-stream";
  return isStream || json !== undefined || !ended ? null : "The body is not JSON. The Raw tab has it as it came.";
}

function emptyEvents({ response, events }: ExchangeSnapshot, query: string): string {
  if (query !== "" && events.length > 0) return "No event matches the filter.";
  if (response && response.mediaType.kind !== "event-stream") return "This response is not an event stream.";
  return "No events yet.";
}
