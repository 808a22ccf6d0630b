import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon/icon";
import { formatPartialJson } from "@/lib/stream/format-json";
import type { StreamEvent } from "@/lib/stream/stream-event";
import { TextBlocks } from "../text-blocks";
import { formatBytes, formatDuration } from "../words";
import { summarizeEvent } from "./summarize-event";

/** What fits on a line of any screen. */
const lineCharacters = 400;
/** Beyond this an event is shown as it came. */
const maxLaidOut = 1024 * 1024;

/** A wait that is felt. */
const longGapMs = 1000;

export interface EventRowProps {
  event: StreamEvent;
  index: number;
  /** Since the event before it, or since the request was sent. */
  gapMs: number;
  open: boolean;
  /** The one row that is in the tab order. */
  isActive: boolean;
  onToggle: (number: number) => void;
  onChoose: (index: number) => void;
}

export const EventRow = memo(function EventRow({
  event,
  index,
  gapMs,
  open,
  isActive,
  onToggle,
  onChoose,
}: EventRowProps) {
  const { number, atMs, sizeBytes, data } = event;
  const summary = summarizeEvent(event.json);
  return (
    <>
      <button
        type="button"
        aria-expanded={open}
        tabIndex={isActive ? 0 : -1}
        onFocus={() => onChoose(index)}
        onClick={() => onToggle(number)}
        className="flex h-7 w-full items-center gap-2.5 px-3 text-left font-mono text-2xs hover:bg-hover focus-visible:outline-offset-[-2px]"
      >
        <Icon name={open ? "chevron-down" : "chevron-right"} className="icon-3 shrink-0 text-ink-faint" />
        <span className="w-10 shrink-0 text-right text-ink-faint tabular-nums">{number}</span>
        <span className="w-16 shrink-0 text-right text-ink-muted tabular-nums">+{Math.round(atMs)} ms</span>
        <span
          title={`${formatDuration(gapMs)} after the one before`}
          className={cn(
            "w-14 shrink-0 text-right tabular-nums",
            gapMs >= longGapMs ? "font-semibold text-warn" : "text-ink-faint",
          )}
        >
          {formatGap(gapMs)}
        </span>
        <span className="hidden w-14 shrink-0 text-right text-ink-faint tabular-nums sm:inline">
          {formatBytes(sizeBytes)}
        </span>
        <EventKind event={event} />
        <span className="flex min-w-0 flex-1 gap-2.5">
          {summary ? <span className="max-w-[75%] shrink-0 truncate text-ink">{summary}</span> : null}
          <span className={cn("min-w-0 flex-1 truncate", summary ? "text-ink-faint" : "text-ink-muted")}>
            {data.slice(0, lineCharacters)}
          </span>
        </span>
      </button>
      {open ? <EventDetail event={event} /> : null}
    </>
  );
});

function EventKind({ event }: { event: StreamEvent }) {
  if (event.kind === "comment") return <Badge>comment</Badge>;
  if (event.kind === "done") return <Badge tone="ok">end</Badge>;
  return (
    <>
      {event.type ? <Badge tone={event.type === "error" ? "danger" : "info"}>{event.type}</Badge> : null}
      {event.unterminated ? <Badge tone="warn">broken off</Badge> : null}
      {event.json === undefined ? <Badge tone="warn">not JSON</Badge> : null}
    </>
  );
}

function EventDetail({ event }: { event: StreamEvent }) {
  const laidOut =
    event.json !== undefined && event.data.length <= maxLaidOut ? formatPartialJson(event.data) : event.data;
  return (
    <div className="relative border-line border-t bg-sunken px-3 py-2 pl-10">
      {event.id !== undefined ? <p className="mb-1 font-mono text-2xs text-ink-faint">id: {event.id}</p> : null}
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling must be possible by keyboard
        tabIndex={0}
        aria-label={`Data of event ${event.number}`}
        className="max-h-96 overflow-auto pr-8"
      >
        <TextBlocks text={laidOut} highlight="json" />
      </section>
      <CopyButton
        label={`Copy data of event ${event.number}`}
        iconOnly
        text={() => event.data}
        className="absolute top-1.5 right-1.5 size-6"
      />
    </div>
  );
}

function formatGap(ms: number): string {
  if (ms < 0.05) return "·";
  return ms < longGapMs ? `${ms < 10 ? ms.toFixed(1) : Math.round(ms)}` : formatDuration(ms);
}
