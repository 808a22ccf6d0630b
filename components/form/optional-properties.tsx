"use client";

import { ChevronRight, Plus } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Input } from "@/components/ui/input";
import type { ObjectField } from "@/lib/fields/field";
import { splitCode, typeWords } from "./field-words";
import { filterProperties, orderForAdding } from "./filter-properties";
import { focusWithin } from "./focus";
import { useFormStores } from "./form-context";
import { controlId } from "./view-store";

/** A filter pays from here on. */
const MIN_TO_FILTER = 6;
const MAX_NAMES_SHOWN = 12;

export interface OptionalPropertiesProps {
  node: ObjectField;
  name: string;
  /** Positions of the properties that can be added. */
  indexes: readonly number[];
  onAdd: (indexes: readonly number[]) => void;
  /** Adds a key that the description does not know; left out where the object takes none. */
  onAddKey?: (key: string) => void;
}

/** What an object could have besides: a line with the names, which opens into a list to add from. */
export function OptionalProperties({ node, name, indexes, onAdd, onAddKey }: OptionalPropertiesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [filter, setFilter] = useState("");
  const { announce } = useFormStores();
  const listId = useId();
  if (indexes.length === 0) return null;

  const candidates = orderForAdding(node.properties, indexes);
  const found = filterProperties(candidates, filter);
  const close = () => {
    setIsOpen(false);
    setFilter("");
  };
  const add = (added: readonly number[]) => {
    close();
    announce(added.length === 1 ? `${node.properties[added[0] ?? 0]?.name} added` : `${added.length} properties added`);
    onAdd(added);
  };
  const names = candidates.slice(0, MAX_NAMES_SHOWN).map((property) => property.name);
  const buttonId = `${controlId(name)}-more`;

  return (
    <div className="min-w-0">
      <button
        type="button"
        id={buttonId}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => {
          setIsOpen(!isOpen);
          if (!isOpen) focusWithin(listId);
        }}
        className="group/more -ml-1 flex h-7 w-full min-w-0 items-center gap-1 rounded-md px-1 text-left text-xs hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-3.5 shrink-0 text-ink-faint transition-transform", isOpen && "rotate-90")}
        />
        <span className="shrink-0 text-ink-muted group-hover/more:text-ink">
          {indexes.length} more optional {indexes.length === 1 ? "property" : "properties"}:
        </span>
        <span className="min-w-0 truncate font-mono text-2xs text-ink-faint">
          {names.join(", ")}
          {candidates.length > names.length ? ", …" : null}
        </span>
      </button>
      {isOpen ? (
        <fieldset
          id={listId}
          aria-label="Optional properties"
          className="mt-1 min-w-0 rounded-lg border bg-sunken"
          onKeyDown={(event) => {
            if (event.key === "Escape") {
              event.stopPropagation();
              setIsOpen(false);
              focusWithin(buttonId);
            }
          }}
        >
          {candidates.length >= MIN_TO_FILTER ? (
            <div className="flex items-center gap-2 border-b p-1.5">
              <Input
                type="search"
                aria-label="Filter optional properties"
                placeholder="Filter by name or description"
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
                onKeyDown={(event) => {
                  const [only] = found;
                  if (event.key === "Enter" && only && filter !== "") add([only.index]);
                }}
                className="h-7 text-xs"
              />
            </div>
          ) : null}
          <ul className="max-h-72 overflow-y-auto p-1">
            {found.map((property) => (
              <li
                key={property.index}
                className="relative flex min-w-0 items-baseline gap-2 rounded-md px-2 py-1 hover:bg-hover"
              >
                <Plus aria-hidden className="size-3 shrink-0 self-center text-ink-faint" />
                <button
                  type="button"
                  onClick={() => add([property.index])}
                  className={cn(
                    "max-w-[50%] shrink-0 truncate rounded font-mono text-xs after:absolute after:inset-0",
                    property.node.deprecated && "line-through",
                  )}
                >
                  <span className="sr-only">Add </span>
                  {property.name}
                </button>
                <span className="shrink-0 text-2xs text-ink-faint">{typeWords(property.node)}</span>
                <span className="min-w-0 truncate text-2xs text-ink-faint">
                  {splitCode(property.node.description ?? "")
                    .map(({ text }) => text)
                    .join("")}
                </span>
              </li>
            ))}
            {found.length === 0 ? <li className="px-2 py-1 text-ink-muted text-xs">No property matches.</li> : null}
          </ul>
          <div className="flex min-w-0 border-t p-1">
            <button
              type="button"
              onClick={() => add(found.map((property) => property.index))}
              disabled={found.length === 0}
              className="rounded-md px-2 py-1 text-accent-text text-xs hover:bg-hover disabled:opacity-50"
            >
              {filter === "" ? "Add all" : `Add these ${found.length}`}
            </button>
            {onAddKey ? (
              <button
                type="button"
                onClick={() => {
                  close();
                  onAddKey(filter.trim());
                }}
                className="max-w-full truncate rounded-md px-2 py-1 text-ink-muted text-xs hover:bg-hover hover:text-ink"
              >
                Add another key{filter.trim() === "" ? "" : ` “${filter.trim()}”`}
              </button>
            ) : null}
          </div>
        </fieldset>
      ) : null}
    </div>
  );
}
