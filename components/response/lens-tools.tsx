"use client";

import { IconButton } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Icon } from "@/components/ui/icon/icon";
import { SearchInput } from "@/components/ui/search-input";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { Exchange } from "@/lib/stream/exchange";
import type { ExchangeSnapshot } from "@/lib/stream/exchange-snapshot";
import { readAnswerText } from "./keep/answer-text";
import { download } from "./keep/download";
import { nameRaw } from "./keep/name-raw";
import type { JsonView, Lens } from "./lens-list";
import { readResponseJson } from "./lenses/use-response-json";

export interface LensToolsProps {
  lens: Lens;
  exchange: Exchange;
  snapshot: ExchangeSnapshot;
  query: string;
  onQueryChange: (query: string) => void;
  jsonView: JsonView;
  onJsonViewChange: (view: JsonView) => void;
}

const jsonViews = [
  { value: "text", label: "Text" },
  { value: "tree", label: "Tree" },
] satisfies { value: JsonView; label: string }[];

/** Copy, download and filter of the lens that is shown; on a phone, where there is no room, the menu beside them has the first two. They stand outside of its panel, whose text is exact. */
export function LensTools({
  lens,
  exchange,
  snapshot,
  query,
  onQueryChange,
  jsonView,
  onJsonViewChange,
}: LensToolsProps) {
  switch (lens) {
    case "preview": {
      const { answer } = snapshot;
      return answer ? <CopyButton label="Copy answer" iconOnly text={() => readAnswerText(answer)} /> : null;
    }
    case "json":
      return (
        <>
          <SegmentedControl
            label="JSON view"
            segments={jsonViews}
            value={jsonView}
            onChange={(value) => onJsonViewChange(value === "tree" ? "tree" : "text")}
            className="mr-1"
          />
          <CopyButton
            label="Copy JSON"
            iconOnly
            className="max-sm:hidden"
            text={() => readResponseJson(exchange, snapshot)}
          />
          <DownloadButton
            label="Download JSON"
            className="max-sm:hidden"
            onClick={() => download("response.json", [readResponseJson(exchange, snapshot)], "application/json")}
          />
        </>
      );
    case "events":
      return (
        <SearchInput
          aria-label="Filter events"
          placeholder="Filter"
          value={query}
          onValueChange={onQueryChange}
          className="w-24 sm:w-40"
        />
      );
    case "raw":
      return (
        <>
          <CopyButton label="Copy raw response" iconOnly text={() => snapshot.rawText?.toString() ?? ""} />
          <DownloadButton
            label="Download raw response"
            onClick={() => download(nameRaw(snapshot), exchange.bytes(), "application/octet-stream")}
          />
        </>
      );
    case "headers":
      return <CopyButton label="Copy headers" iconOnly text={() => headerText(snapshot)} />;
  }
}

function DownloadButton(props: { label: string; onClick: () => void; className?: string }) {
  return (
    <IconButton {...props}>
      <Icon name="download" className="icon-3.5" />
    </IconButton>
  );
}

function headerText({ response }: ExchangeSnapshot): string {
  return (response?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join("\n");
}
