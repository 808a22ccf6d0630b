"use client";

import { type ComponentType, lazy, memo, Suspense, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import type { FieldNode } from "@/lib/fields/field";
import type { FieldProps } from "./field-props";
import { useFormStores, useIsRevealed } from "./form-context";
import { hasParts } from "./has-parts";
import type { RowToolsProps } from "./list-tools";
import { LineActions, type RowAction, RowActions } from "./row-actions";
import { RowValueMenu } from "./value-menu";
import { VariantControl } from "./variant-control";
import { controlId } from "./view-store";

export type { RowAction };

const RowSummary = lazy(() => import("./row-summary").then((module) => ({ default: module.RowSummary })));

export interface ListRowProps {
  id: string;
  node: FieldNode;
  name: string;
  /** "messages 2". */
  label: string;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  startsFolded: boolean;
  /** The list is long: the buttons of a folded row appear when the row is pointed at or focused. */
  isSparing: boolean;
  /** The browser may pass over the row, when it is open, while it is out of sight. */
  isSkipped: boolean;
  /** The last command to fold or unfold all rows; a new object each time. */
  foldAll: { isFolded: boolean } | null;
  /** What a row can do beyond its buttons, once it is loaded. */
  Tools: ComponentType<RowToolsProps> | null;
  onAction: (action: RowAction, id: string) => void;
  Field: ComponentType<FieldProps>;
}

/** One row of a list: a single line where the value is one control, else a header over its fields, which folds them up. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  return hasParts(props.node) ? <FoldingRow {...props} /> : <LineRow {...props} />;
});

function LineRow({ id, node, name, label, number, isFirst, isLast, onAction, Field }: ListRowProps) {
  const labelId = `${controlId(name)}-label`;
  return (
    <div
      id={`${controlId(name)}-row`}
      className={cn(rowMarks, "group/row grid min-w-0 grid-cols-[1.25rem_minmax(0,1fr)_auto] items-start gap-1.5")}
    >
      <RowNumber id={labelId} label={label} number={number} className="pt-1.5" />
      <div id={`${controlId(name)}-content`} className="min-w-0">
        <Field node={node} name={name} label={label} required place="row" labelId={labelId} />
      </div>
      <div className="flex items-center pt-0.5">
        <RowValueMenu {...{ node, name, labelId }} />
        <LineActions {...{ name, label, isFirst, isLast }} onAction={(action) => onAction(action, id)} />
      </div>
    </div>
  );
}

function FoldingRow(props: ListRowProps) {
  const { id, node, name, label, number, isFirst, isLast, foldAll, Tools, onAction, Field } = props;
  const { store } = useFormStores();
  const [isOpen, setIsOpen] = useState(!props.startsFolded);
  const [isUsed, setIsUsed] = useState(false);
  const [obeyed, setObeyed] = useState(foldAll);
  if (foldAll !== obeyed) {
    setObeyed(foldAll);
    setIsOpen(foldAll?.isFolded === false);
  }
  const isRevealed = useIsRevealed(name);
  if (isRevealed && !isOpen) setIsOpen(true);
  const labelId = `${controlId(name)}-label`;
  return (
    <fieldset
      id={`${controlId(name)}-row`}
      aria-labelledby={labelId}
      onPointerEnter={() => setIsUsed(true)}
      onFocus={() => setIsUsed(true)}
      className={cn(rowMarks, "-mr-1 min-w-0 pr-1", props.isSkipped && isOpen && skippedRow)}
    >
      <div className="group/row flex h-8 min-w-0 items-center gap-1.5">
        <button
          type="button"
          aria-label={`${isOpen ? "Collapse" : "Expand"} ${label}`}
          onClick={() => setIsOpen(!isOpen)}
          className="-ml-1 flex h-7 shrink-0 items-center gap-0.5 rounded-md pr-1 text-ink-faint hover:bg-hover hover:text-ink"
        >
          <Icon name={isOpen ? "chevron-down" : "chevron-right"} className="icon-3.5" />
          <RowNumber id={labelId} label={label} number={number} />
        </button>
        {isOpen ? (
          <>
            {node.kind === "union" ? <VariantControl node={node} name={name} labelId={labelId} /> : null}
            <span className="flex-1" />
            <RowValueMenu {...{ node, name, labelId }} />
          </>
        ) : (
          <button
            type="button"
            tabIndex={-1}
            aria-hidden
            onClick={() => setIsOpen(true)}
            className="min-w-0 flex-1 truncate text-left text-ink-muted text-xs"
          >
            <Suspense fallback="…">
              <RowSummary node={node} draft={store.readDraft(name)} />
            </Suspense>
          </button>
        )}
        {isOpen || isUsed || !props.isSparing ? (
          <RowActions {...{ name, label, isFirst, isLast }} onAction={(action) => onAction(action, id)} />
        ) : null}
        {Tools && (isOpen || isUsed || !props.isSparing) ? <Tools node={node} name={name} label={label} /> : null}
      </div>
      {isOpen ? (
        <div id={`${controlId(name)}-content`} className="ml-[0.4375rem] border-l pt-1 pb-2 pl-3.5">
          <Field node={node} name={name} label={label} required place="row" labelId={labelId} />
        </div>
      ) : null}
    </fieldset>
  );
}

const skippedRow = "[contain-intrinsic-size:auto_2rem] [content-visibility:auto]";

/** Where a dragged row would go, and that files may be dropped here. */
const rowMarks =
  "rounded-md data-[drop-edge=after]:shadow-[0_2px_0_var(--accent)] data-[drop-edge=before]:shadow-[0_-2px_0_var(--accent)] data-file-over:bg-accent-soft data-file-over:outline-2 data-file-over:outline-accent data-file-over:outline-dashed";

/** "messages 2" to screen readers, as the name of the row; "2" to the eye. What is hidden can still name something. */
function RowNumber({
  id,
  label,
  number,
  className,
}: {
  id: string;
  label: string;
  number: number;
  className?: string;
}) {
  return (
    <>
      <span id={id} hidden>
        {label}
      </span>
      <span aria-hidden className={cn("min-w-4 text-center text-2xs text-ink-faint tabular-nums", className)}>
        {number}
      </span>
    </>
  );
}
