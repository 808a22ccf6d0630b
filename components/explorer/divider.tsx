"use client";

import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { cn } from "@/components/ui/cn";

export interface DividerProps {
  label: string;
  /** "vertical" stands between panes that are side by side. */
  orientation: "vertical" | "horizontal";
  /** Share of the first pane, in percent. */
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

const stepPercent = 2;

/**
 * The separator between two panes of one container, after the ARIA window splitter pattern: dragged by pointer, moved
 * by the arrow keys, Home and End. Written here because it is on every first screen and a library weighs 10 kB.
 */
export function Divider({ label, orientation, value, min, max, onChange }: DividerProps) {
  const dragging = useRef(false);
  const isVertical = orientation === "vertical";
  const set = (next: number) => onChange(Math.min(max, Math.max(min, next)));

  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect();
    if (!dragging.current || !box) return;
    set(isVertical ? ((event.clientX - box.left) / box.width) * 100 : ((event.clientY - box.top) / box.height) * 100);
  };
  const move = (event: KeyboardEvent) => {
    const [less, more] = isVertical ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
    if (event.key === less) set(value - stepPercent);
    else if (event.key === more) set(value + stepPercent);
    else if (event.key === "Home") set(min);
    else if (event.key === "End") set(max);
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule (hr) cannot be focused and moved
    <div
      role="separator"
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onKeyDown={move}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
      className={cn(
        "relative z-10 hidden shrink-0 touch-none bg-line transition-colors after:absolute hover:bg-accent focus-visible:bg-accent focus-visible:outline-offset-0 active:bg-accent lg:block",
        isVertical
          ? "w-px cursor-col-resize after:-inset-x-1.5 after:inset-y-0"
          : "h-px cursor-row-resize after:-inset-y-1.5 after:inset-x-0",
      )}
    />
  );
}
