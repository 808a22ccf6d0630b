"use client";

import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon/icon";
import { MenuButton } from "@/components/ui/menu-button";
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
  const button = (action: RowAction, text: string, icon: IconName, isDisabled = false) => (
    <button
      type="button"
      id={rowActionId(name, action)}
      aria-label={text}
      title={text}
      aria-disabled={isDisabled || undefined}
      onClick={() => onAction(action)}
      className={actionClass}
    >
      <Icon name={icon} className="icon-3.5" />
    </button>
  );
  return (
    <div
      className={cn(
        "flex shrink-0 items-center opacity-0 transition-opacity group-hover/row:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100",
        className,
      )}
    >
      <DragHandle />
      {button("up", `Move ${label} up`, "arrow-up", isFirst)}
      {button("down", `Move ${label} down`, "arrow-down", isLast)}
      {button("duplicate", `Duplicate ${label}`, "copy")}
      {button("remove", `Remove ${label}`, "x")}
    </div>
  );
}

/** Keys and the buttons beside it do the same, so only pointers see it. */
function DragHandle({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      draggable
      data-drag-handle=""
      title="Drag to move"
      className={cn(
        "flex h-6 w-4 cursor-grab items-center justify-center text-ink-faint active:cursor-grabbing",
        className,
      )}
    >
      <Icon name="grip-vertical" className="icon-3.5" />
    </span>
  );
}

/** For rows of one line: taking out is a button, the rest a menu, so that the row keeps its width for the value. */
export function LineActions({ name, label, isFirst, isLast, onAction, className }: RowActionsProps) {
  return (
    <div className={cn("flex shrink-0 items-center", className)}>
      <DragHandle className="opacity-0 group-hover/row:opacity-100 pointer-coarse:opacity-100" />
      <MenuButton
        label={`Move or copy ${label}`}
        className={cn(
          actionClass,
          "opacity-0 focus-visible:opacity-100 aria-expanded:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100",
        )}
        id={`${controlId(name)}-more`}
        entries={() => [
          ...(isFirst ? [] : [{ key: "up", label: "Move up", onSelect: () => onAction("up") }]),
          ...(isLast ? [] : [{ key: "down", label: "Move down", onSelect: () => onAction("down") }]),
          { key: "duplicate", label: "Duplicate", onSelect: () => onAction("duplicate") },
        ]}
      >
        <Icon name="ellipsis" className="icon-3.5" />
      </MenuButton>
      <RemoveButton
        id={rowActionId(name, "remove")}
        label={`Remove ${label}`}
        onClick={() => onAction("remove")}
        className="opacity-60 hover:opacity-100 focus-visible:opacity-100"
      />
    </div>
  );
}

export interface RemoveButtonProps {
  id?: string;
  label: string;
  onClick: () => void;
  className?: string;
}

export function RemoveButton({ id, label, onClick, className }: RemoveButtonProps) {
  return (
    <button
      type="button"
      id={id}
      aria-label={label}
      title={label}
      onClick={onClick}
      className={cn(actionClass, className)}
    >
      <Icon name="x" className="icon-3.5" />
    </button>
  );
}
