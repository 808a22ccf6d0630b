"use client";

import { type ComponentType, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { whenIdle } from "@/lib/browser/when-idle";
import type { Draft } from "@/lib/fields/draft";
import { draftFromJson } from "@/lib/fields/draft-from-json";
import { rowValueName } from "@/lib/fields/draft-name";
import { appendRow, duplicateRow, insertRows, moveRow, removeRow } from "@/lib/fields/draft-rows";
import type { FieldNode } from "@/lib/fields/field";
import { startDraft } from "@/lib/fields/start-draft";
import type { Json } from "@/lib/json";
import type { FieldProps } from "./field-props";
import { focusFirst, focusWithin } from "./focus";
import { useFormStores, useRowIds } from "./form-context";
import { ListRow, type RowAction } from "./list-row";
import type { listTools } from "./list-tools";
import { openVariant } from "./opening-draft";
import { rowActionId } from "./row-actions";
import { RowBlocks } from "./row-blocks";
import { useHiddenRows } from "./use-hidden-rows";
import { controlId } from "./view-store";

/**
 * Lists longer than this open with all but their last rows folded up, and folded rows show their buttons when they are
 * wanted: mounting hundreds of messages takes a second, and a page with hundreds of icons is slow to type in.
 */
const MAX_OPEN_ROWS = 8;
const OPEN_AT_END = 3;
/** In lists longer than this the browser skips rows by the block. */
const MAX_SINGLE_ROWS = 40;
/** Up to this many variants have an add button each. */
const MAX_ADD_BUTTONS = 6;

type ListToolSet = typeof listTools;

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
  const [foldAll, setFoldAll] = useState<{ isFolded: boolean } | null>(null);
  const hidden = useHiddenRows(name, ids);
  const mounted = useMemo(() => ids.slice(hidden.count), [ids, hidden.count]);
  const isLong = ids.length > MAX_SINGLE_ROWS;
  const container = useRef<HTMLDivElement>(null);
  const tools = useListTools();
  const addId = `${controlId(name)}-add`;

  const move = useCallback(
    (id: string, target: number) => {
      const draft = store.readDraft(name);
      if (!draft || target < 0 || target >= store.presentRows(name).length) return false;
      problems.touch(name);
      const row = `${label} ${firstNumber + store.presentRows(name).indexOf(id)}`;
      store.change(`${row} moved`, () => store.apply(name, moveRow(draft, id, target)));
      announce(`Moved to ${label} ${firstNumber + target}`);
      return true;
    },
    [store, problems, announce, name, label, firstNumber],
  );
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
          store.change(`${rowLabel} removed`, () => store.apply(name, removeRow(draft, id)), { isLoss: true });
          const neighbour = before[position + 1] ?? before[position - 1];
          announce(`${rowLabel} removed`);
          focusRow(neighbour, "remove");
          return;
        }
        case "duplicate": {
          store.change(`${rowLabel} duplicated`, () => store.apply(name, duplicateRow(draft, id)));
          const copy = store.presentRows(name)[position + 1];
          announce(`${rowLabel} duplicated`);
          if (copy) focusWithin(`${controlId(rowValueName(name, copy))}-row`);
          return;
        }
        case "up":
        case "down":
          if (move(id, position + (action === "up" ? -1 : 1))) focusRow(id, action);
      }
    },
    [store, problems, announce, name, label, firstNumber, addId, move],
  );

  const add = (variant?: number) => {
    const draft = store.readDraft(name) ?? { state: "absent" };
    const value = node.kind === "union" ? openVariant(node, { state: "absent" }, variant ?? 0) : startDraft(node);
    store.change(`row added to ${label}`, () => store.apply(name, appendRow(draft, { value })));
    const added = store.presentRows(name).at(-1);
    if (added) focusWithin(`${controlId(rowValueName(name, added))}-content`);
  };

  const insert = (values: readonly Json[], position?: number) => {
    const draft: Draft = store.readDraft(name) ?? { state: "absent" };
    const rows = values.map((value) => ({ value: draftFromJson(node, value) }));
    const next = insertRows(draft, rows, position);
    const added = (next.order ?? []).filter((id) => !ids.includes(id));
    if (ids.length + added.length > MAX_OPEN_ROWS) for (const id of added.slice(0, -OPEN_AT_END)) folded.add(id);
    store.change(`${added.length} added to ${label}`, () => store.apply(name, next));
    problems.touch(name);
    announce(`${added.length} added to ${label}`);
  };
  const clear = () => {
    const draft = store.readDraft(name);
    const next = draft && ids.reduce((rest, id) => removeRow(rest, id), draft);
    if (next) store.change(`${label} emptied`, () => store.apply(name, next), { isLoss: true });
    announce(`${label} emptied`);
  };

  return (
    <div ref={container} className="flex flex-col gap-1.5">
      {hidden.count > 0 ? (
        <Button size="sm" variant="ghost" className="self-start" onClick={hidden.showMore}>
          Show {hidden.step} of {hidden.count} earlier rows
        </Button>
      ) : null}
      <RowBlocks ids={mounted} start={hidden.count} isSkipped={isLong}>
        {(id, index) => (
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
            isSparing={ids.length > MAX_OPEN_ROWS}
            isSkipped={!isLong}
            foldAll={foldAll}
            Tools={tools?.RowTools ?? null}
            onAction={act}
            Field={Field}
          />
        )}
      </RowBlocks>
      <div id={addId} className="flex flex-wrap items-center gap-x-1">
        {variantsToAdd(node).map((variant, index) => (
          <Button
            key={variant}
            size="sm"
            variant="ghost"
            aria-label={`Add ${variant} to ${label}`}
            onClick={() => add(index)}
          >
            <Icon name="plus" className="icon-3.5" />
            {variant}
          </Button>
        ))}
        {variantsToAdd(node).length === 0 ? (
          <Button size="sm" variant="ghost" aria-label={`Add item to ${label}`} onClick={() => add()}>
            <Icon name="plus" className="icon-3.5" />
            Add item
          </Button>
        ) : null}
        {tools ? (
          <tools.ListTools
            {...{ container, name, label, node }}
            onMove={move}
            onInsert={insert}
            onClear={clear}
            onFoldAll={(isFolded) => setFoldAll({ isFolded })}
          />
        ) : null}
      </div>
    </div>
  );
}

/** What lists can do beyond the buttons of their rows: loaded once the page rests. */
function useListTools(): ListToolSet | null {
  const [tools, setTools] = useState<ListToolSet | null>(null);
  useEffect(() => {
    let isGone = false;
    const cancel = whenIdle(async () => {
      const { listTools } = await import("./list-tools");
      if (!isGone) setTools(listTools);
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, []);
  return tools;
}

function variantsToAdd(node: FieldNode): string[] {
  const isChoice = node.kind === "union" && node.variants.length <= MAX_ADD_BUTTONS;
  return isChoice ? node.variants.map((variant) => variant.label) : [];
}
