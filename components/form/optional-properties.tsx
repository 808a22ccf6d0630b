"use client";

import { lazy, Suspense, useId, useState } from "react";
import { Icon } from "@/components/ui/icon/icon";
import type { ObjectField } from "@/lib/fields/field";
import { orderForAdding } from "./filter-properties";
import { focusWithin } from "./focus";
import { useFormStores } from "./form-context";
import { unsupportedRemark } from "./support-store";
import { useSupportLoader } from "./use-support-loader";
import { controlId } from "./view-store";

const loadList = () => import("./optional-property-list");
const OptionalPropertyList = lazy(() => loadList().then((module) => ({ default: module.OptionalPropertyList })));

const MAX_NAMES_SHOWN = 12;

export interface OptionalPropertiesProps {
  node: ObjectField;
  name: string;
  /** Positions of the properties that can be added. */
  indexes: readonly number[];
  /** Names of those that have no effect as things stand. They can be added all the same. */
  unsupported: ReadonlySet<string>;
  onAdd: (indexes: readonly number[]) => void;
  /** Adds a key that the description does not know; left out where the object takes none. */
  onAddKey?: (key: string) => void;
}

/** What an object could have besides: a line with the names, which opens into a list to add from. */
export function OptionalProperties({ node, name, indexes, unsupported, onAdd, onAddKey }: OptionalPropertiesProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { announce } = useFormStores();
  const loadSupport = useSupportLoader(node);
  const listId = useId();
  if (indexes.length === 0) return null;

  const candidates = orderForAdding(node.properties, indexes);
  const add = (added: readonly number[]) => {
    setIsOpen(false);
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
        onPointerEnter={() => void loadList()}
        onFocus={() => void loadList()}
        onClick={() => {
          setIsOpen(!isOpen);
          if (!isOpen) loadSupport();
        }}
        className="group/more -ml-1 flex h-7 w-full min-w-0 items-center gap-1 rounded-md px-1 text-left text-xs hover:bg-hover"
      >
        <Icon name={isOpen ? "chevron-down" : "chevron-right"} className="icon-3.5 shrink-0 text-ink-faint" />
        <span className="shrink-0 text-ink-muted group-hover/more:text-ink">
          {indexes.length} more optional {indexes.length === 1 ? "property" : "properties"}:
        </span>
        <span className="min-w-0 truncate font-mono text-2xs text-ink-faint">
          {names.join(", ")}
          {candidates.length > names.length ? ", …" : null}
        </span>
      </button>
      {isOpen ? (
        <Suspense>
          <OptionalPropertyList
            id={listId}
            candidates={candidates}
            unsupported={unsupported}
            remark={unsupportedRemark(node)}
            onAdd={add}
            onAddKey={
              onAddKey &&
              ((key) => {
                setIsOpen(false);
                onAddKey(key);
              })
            }
            onLeave={() => {
              setIsOpen(false);
              focusWithin(buttonId);
            }}
          />
        </Suspense>
      ) : null}
    </div>
  );
}
