"use client";

import { IconButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { SearchInput } from "@/components/ui/search-input";
import { maxMatches } from "./find-matches";
import type { Opening } from "./tree-rows";

export interface TreeToolbarProps {
  query: string;
  onQueryChange: (query: string) => void;
  /** In the order of the text; null while they are looked for. */
  matches: number[] | null;
  active: number;
  onShow: (node: number) => void;
  onOpenAll: (opening: Opening) => void;
}

/** Search with its matches, and folding of the whole tree. */
export function TreeToolbar({ query, onQueryChange, matches, active, onShow, onOpenAll }: TreeToolbarProps) {
  const place = matches?.indexOf(active) ?? -1;
  const step = (by: 1 | -1) => {
    if (!matches || matches.length === 0) return;
    const after = matches.findIndex((node) => node > active);
    const next = by === 1 ? after : (place >= 0 ? place : after < 0 ? matches.length : after) - 1;
    const node = by === 1 && next < 0 ? matches[0] : matches.at(next);
    if (node !== undefined) onShow(node);
  };
  return (
    <div className="flex items-center gap-1 border-b px-2 py-1.5">
      <SearchInput
        wrapperClassName="min-w-0 flex-1 sm:max-w-72"
        aria-label="Find in JSON"
        placeholder="Find names and values"
        value={query}
        onValueChange={onQueryChange}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <span role="status" className="shrink-0 px-1 text-2xs text-ink-muted tabular-nums">
        {query === "" ? "" : describeMatches(matches, place)}
      </span>
      <IconButton label="Previous match" disabled={!matches?.length} onClick={() => step(-1)}>
        <Icon name="chevron-up" className="icon-3.5" />
      </IconButton>
      <IconButton label="Next match" disabled={!matches?.length} onClick={() => step(1)}>
        <Icon name="chevron-down" className="icon-3.5" />
      </IconButton>
      <span className="ml-auto flex">
        <IconButton label="Expand all" onClick={() => onOpenAll("all")}>
          <Icon name="unfold-vertical" className="icon-3.5" />
        </IconButton>
        <IconButton label="Collapse all" onClick={() => onOpenAll("none")}>
          <Icon name="fold-vertical" className="icon-3.5" />
        </IconButton>
      </span>
    </div>
  );
}

function describeMatches(matches: number[] | null, place: number): string {
  if (!matches) return "Searching…";
  if (matches.length === 0) return "No match";
  const count = `${matches.length.toLocaleString("en-US")}${matches.length === maxMatches ? "+" : ""}`;
  if (place >= 0) return `${(place + 1).toLocaleString("en-US")} of ${count}`;
  return `${count} ${matches.length === 1 ? "match" : "matches"}`;
}
