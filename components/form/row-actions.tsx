"use client";

import { ArrowDown, ArrowUp, Copy, X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { controlId } from "./view-store";

export type RowAction = "up" | "down" | "duplicate" | "remove";

export function rowActionId(name: string, action: RowAction): string {
  return `${controlId(name)}-${action}`;
}

export interface RowActionsProps {
  name: string;
  label: string;
  isFirst: boolean;
  isLast: boolean;
  onAction: (action: RowAction) => void;
  className?: string;
}

const actionClass =
  "flex size-6 items-center justify-center rounded-md text-ink-faint hover:bg-hover hover:text-ink aria-disabled:opacity-40";

/** Move, copy and take out. At the ends of the list a button stays reachable, so that the focus does not get lost. */
export function RowActions({ name, label, isFirst, isLast, onAction, className }: RowActionsProps) {
  const button = (action: RowAction, text: string, Icon: typeof X, isDisabled = false) => (
    <button
      type="button"
      id={rowActionId(name, action)}
      aria-label={text}
      title={text}
      aria-disabled={isDisabled || undefined}
      onClick={() => onAction(action)}
      className={actionClass}
    >
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
  return (
    <div
      className={cn(
        "flex shrink-0 items-center opacity-0 transition-opacity group-hover/row:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100",
        className,
      )}
    >
      {button("up", `Move ${label} up`, ArrowUp, isFirst)}
      {button("down", `Move ${label} down`, ArrowDown, isLast)}
      {button("duplicate", `Duplicate ${label}`, Copy)}
      {button("remove", `Remove ${label}`, X)}
    </div>
  );
}

export function RemoveButton({
  label,
  onClick,
  className,
}: {
  label: string;
  onClick: () => void;
  className?: string;
}) {
  return (
    <button type="button" aria-label={label} title={label} onClick={onClick} className={cn(actionClass, className)}>
      <X aria-hidden className="size-3.5" />
    </button>
  );
}
