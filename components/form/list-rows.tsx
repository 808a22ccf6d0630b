"use client";

import { Plus } from "lucide-react";
import { type ComponentType, useCallback, useState } from "react";
import { Button } from "@/components/ui/button";
import { rowValueName } from "@/lib/fields/draft-name";
import { appendRow, duplicateRow, moveRow, removeRow } from "@/lib/fields/draft-rows";
import type { FieldNode } from "@/lib/fields/field";
import { startDraft } from "@/lib/fields/start-draft";
import type { FieldProps } from "./field-props";
import { focusFirst, focusWithin } from "./focus";
import { useFormStores, useIsRevealed, useRowIds } from "./form-context";
import { ListRow, type RowAction } from "./list-row";
import { openVariant } from "./opening-draft";
import { rowActionId } from "./row-actions";
import { controlId } from "./view-store";

/** Lists longer than this open with all but their last rows folded up: mounting hundreds of messages takes a second. */
const MAX_OPEN_ROWS = 8;
const OPEN_AT_END = 3;
/** In longer lists the buttons of folded rows are left out until they are wanted: at 200 rows they were most of the work. */
const MAX_FULL_ROWS = 40;
/** Of lists longer than this only the end is put on the page at first, and more on demand: 2,000 rows took seconds. */
const MAX_MOUNTED_ROWS = 300;
const MOUNTED_AT_END = 100;
const MOUNTED_STEP = 200;
/** Up to this many variants have an add button each. */
const MAX_ADD_BUTTONS = 6;

export interface ListRowsProps {
  name: string;
  label: string;
  node: FieldNode;
  /** Number of the first row, as people count. */
  firstNumber: number;
  Field: ComponentType<FieldProps>;
}

/** Rows of a list, with what adds, takes out, moves and copies them. The focus stays with what was done. */
export function ListRows({ name, label, node, firstNumber, Field }: ListRowsProps) {
  const { store, problems, announce } = useFormStores();
  const ids = useRowIds(name);
  const [folded] = useState(() => new Set(ids.length > MAX_OPEN_ROWS ? ids.slice(0, -OPEN_AT_END) : []));
  const hidden = useHiddenRows(name, ids);
  const addId = `${controlId(name)}-add`;

  const act = useCallback(
    (action: RowAction, id: string) => {
      const draft = store.readDraft(name);
      if (!draft) return;
      const before = store.presentRows(name);
      const position = before.indexOf(id);
      const rowLabel = `${label} ${firstNumber + position}`;
      const focusRow = (row: string | undefined, button: RowAction) => {
        const value = row === undefined ? undefined : rowValueName(name, row);
        focusFirst(
          value === undefined
            ? [addId]
            : [rowActionId(value, button), `${controlId(value)}-more`, `${controlId(value)}-row`],
        );
      };
      problems.touch(name);
      switch (action) {
        case "remove": {
          store.apply(name, removeRow(draft, id));
          const neighbour = before[position + 1] ?? before[position - 1];
          announce(`${rowLabel} removed`);
          focusRow(neighbour, "remove");
          return;
        }
        case "duplicate": {
          store.apply(name, duplicateRow(draft, id));
          const copy = store.presentRows(name)[position + 1];
          announce(`${rowLabel} duplicated`);
          if (copy) focusWithin(`${controlId(rowValueName(name, copy))}-row`);
          return;
        }
        case "up":
        case "down": {
          const target = position + (action === "up" ? -1 : 1);
          if (target < 0 || target >= before.length) return;
          store.apply(name, moveRow(draft, id, target));
          announce(`Moved to ${label} ${firstNumber + target}`);
          focusRow(id, action);
        }
      }
    },
    [store, problems, announce, name, label, firstNumber, addId],
  );

  const add = (variant?: number) => {
    const draft = store.readDraft(name) ?? { state: "absent" };
    const value = node.kind === "union" ? openVariant(node, { state: "absent" }, variant ?? 0) : startDraft(node);
    store.apply(name, appendRow(draft, { value }));
    const added = store.presentRows(name).at(-1);
    if (added) focusWithin(`${controlId(rowValueName(name, added))}-content`);
  };

  return (
    <div className="flex flex-col gap-1.5">
      {hidden.count > 0 ? (
        <Button size="sm" variant="ghost" className="self-start" onClick={hidden.showMore}>
          Show {Math.min(MOUNTED_STEP, hidden.count)} of {hidden.count} earlier rows
        </Button>
      ) : null}
      {ids.map((id, index) =>
        index < hidden.count ? null : (
          <ListRow
            key={id}
            id={id}
            node={node}
            name={rowValueName(name, id)}
            label={`${label} ${firstNumber + index}`}
            number={firstNumber + index}
            isFirst={index === 0}
            isLast={index === ids.length - 1}
            startsFolded={folded.has(id)}
            isSparing={ids.length > MAX_FULL_ROWS}
            onAction={act}
            Field={Field}
          />
        ),
      )}
      <div id={addId} className="flex flex-wrap items-center gap-x-1">
        {variantsToAdd(node).map((variant, index) => (
          <Button
            key={variant}
            size="sm"
            variant="ghost"
            aria-label={`Add ${variant} to ${label}`}
            onClick={() => add(index)}
          >
            <Plus aria-hidden className="size-3.5" />
            {variant}
          </Button>
        ))}
        {variantsToAdd(node).length === 0 ? (
          <Button size="sm" variant="ghost" aria-label={`Add item to ${label}`} onClick={() => add()}>
            <Plus aria-hidden className="size-3.5" />
            Add item
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** How many rows at the beginning are left out; a row that was asked for is never among them. */
function useHiddenRows(name: string, ids: readonly string[]): { count: number; showMore: () => void } {
  const { view } = useFormStores();
  const [count, setCount] = useState(() => (ids.length > MAX_MOUNTED_ROWS ? ids.length - MOUNTED_AT_END : 0));
  const isRevealed = useIsRevealed(name);
  const target = isRevealed ? view.getTarget() : null;
  const position = target === null ? -1 : ids.findIndex((id) => target.startsWith(rowValueName(name, id)));
  if (position >= 0 && position < count) setCount(position);
  return { count: Math.min(count, ids.length), showMore: () => setCount(Math.max(0, count - MOUNTED_STEP)) };
}

function variantsToAdd(node: FieldNode): string[] {
  const isChoice = node.kind === "union" && node.variants.length <= MAX_ADD_BUTTONS;
  return isChoice ? node.variants.map((variant) => variant.label) : [];
}
