"use client";

import { type KeyboardEvent, useLayoutEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { SearchInput } from "@/components/ui/search-input";
import { splitCode, typeWords } from "./field-words";
import { filterProperties, type PropertyAt } from "./filter-properties";
import { groupProperties } from "./group-properties";

/** A filter pays from here on. */
const MIN_TO_FILTER = 6;

export interface OptionalPropertyListProps {
  id: string;
  candidates: readonly PropertyAt[];
  /** Names of those that have no effect as things stand, and what is said about them. */
  unsupported: ReadonlySet<string>;
  remark: string;
  onAdd: (indexes: readonly number[]) => void;
  /** Adds a key that the description does not know; left out where the object takes none. */
  onAddKey: ((key: string) => void) | undefined;
  onLeave: () => void;
}

/** Everything that an object could have besides, to filter and add from. Its code is loaded when a list is first opened. */
export function OptionalPropertyList(props: OptionalPropertyListProps) {
  const { id, candidates, unsupported, remark, onAdd, onAddKey, onLeave } = props;
  const [filter, setFilter] = useState("");
  const frame = useRef<HTMLFieldSetElement>(null);
  useLayoutEffect(() => {
    frame.current?.scrollIntoView({ block: "nearest" });
    frame.current?.querySelector<HTMLElement>("input, button")?.focus({ preventScroll: true });
  }, []);

  const found = filterProperties(candidates, filter);
  const groups = filter === "" ? groupProperties(found) : [{ properties: found }];
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      onLeave();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      const stops = [...(frame.current?.querySelectorAll<HTMLElement>("input, [data-property]") ?? [])];
      const { activeElement } = document;
      const next = (activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : -1) + step;
      stops[Math.min(Math.max(next, 0), stops.length - 1)]?.focus();
    }
  };

  return (
    <fieldset
      ref={frame}
      id={id}
      aria-label="Optional properties"
      className="mt-1 min-w-0 rounded-lg border bg-sunken"
      onKeyDown={onKeyDown}
    >
      {candidates.length >= MIN_TO_FILTER ? (
        <div className="flex items-center gap-2 border-b p-1.5">
          <SearchInput
            wrapperClassName="min-w-0 flex-1"
            aria-label="Filter optional properties"
            placeholder="Filter by name or description"
            value={filter}
            onValueChange={setFilter}
            onKeyDown={(event) => {
              const [only] = found;
              if (event.key === "Enter" && only && filter !== "") onAdd([only.index]);
            }}
          />
        </div>
      ) : null}
      <div className="max-h-80 overflow-y-auto overscroll-contain p-1">
        {groups.map(({ word, properties }) => (
          <div key={word ?? ""} className="not-first:mt-1">
            {word === undefined ? null : (
              <div className="sticky -top-1 z-10 flex items-center gap-2 bg-sunken px-2 py-1">
                <span aria-hidden className="font-medium font-mono text-2xs text-ink-muted">
                  {word}
                </span>
                <span aria-hidden className="h-px flex-1 bg-line" />
                <button
                  type="button"
                  onClick={() => onAdd(properties.map(({ index }) => index))}
                  aria-label={`Add all ${properties.length} of ${word}`}
                  className="rounded-md px-1.5 text-2xs text-accent-text hover:bg-hover"
                >
                  Add {properties.length}
                </button>
              </div>
            )}
            <ul aria-label={word}>
              {properties.map((property) => (
                <PropertyRow
                  key={property.index}
                  property={property}
                  remark={unsupported.has(property.name) ? remark : undefined}
                  onAdd={() => onAdd([property.index])}
                />
              ))}
            </ul>
          </div>
        ))}
        {found.length === 0 ? <p className="px-2 py-1 text-ink-muted text-xs">No property matches.</p> : null}
      </div>
      <div className="flex min-w-0 border-t p-1">
        <button
          type="button"
          onClick={() => onAdd(found.map((property) => property.index))}
          disabled={found.length === 0}
          className="rounded-md px-2 py-1 text-accent-text text-xs hover:bg-hover disabled:opacity-50"
        >
          {filter === "" ? "Add all" : `Add these ${found.length}`}
        </button>
        {onAddKey ? (
          <button
            type="button"
            onClick={() => onAddKey(filter.trim())}
            className="max-w-full truncate rounded-md px-2 py-1 text-ink-muted text-xs hover:bg-hover hover:text-ink"
          >
            Add another key{filter.trim() === "" ? "" : ` “${filter.trim()}”`}
          </button>
        ) : null}
      </div>
    </fieldset>
  );
}

interface PropertyRowProps {
  property: PropertyAt;
  remark: string | undefined;
  onAdd: () => void;
}

function PropertyRow({ property: { name, node }, remark, onAdd }: PropertyRowProps) {
  return (
    <li className="relative flex min-w-0 items-baseline gap-2 rounded-md px-2 py-1 hover:bg-hover">
      <Icon name="plus" className="icon-3 shrink-0 self-center text-ink-faint" />
      <button
        type="button"
        data-property
        onClick={onAdd}
        className={cn(
          "max-w-[50%] shrink-0 truncate rounded font-mono text-xs after:absolute after:inset-0",
          node.deprecated && "line-through",
          remark && "text-ink-faint",
        )}
      >
        <span className="sr-only">Add </span>
        {name}
      </button>
      <span className="shrink-0 text-2xs text-ink-faint">{typeWords(node)}</span>
      {remark ? <span className="shrink-0 text-2xs text-warn">{remark}</span> : null}
      <span className="min-w-0 truncate text-2xs text-ink-faint">
        {splitCode(node.description ?? "")
          .map(({ text }) => text)
          .join("")}
      </span>
    </li>
  );
}
