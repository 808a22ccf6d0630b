"use client";

import { useId } from "react";
import { cn } from "./cn";

export interface Segment {
  value: string;
  label: string;
  title?: string;
}

export interface SegmentedControlProps {
  segments: readonly Segment[];
  /** "" or a value that is not listed: nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  id?: string;
  label?: string;
  labelledBy?: string;
  describedBy?: string;
  invalid?: boolean;
  onBlur?: () => void;
  className?: string;
}

/** A row of choices of which one holds: a radio group, so the arrow keys move and choose. */
export function SegmentedControl({
  segments,
  value,
  onChange,
  id,
  label,
  labelledBy,
  describedBy,
  invalid,
  onBlur,
  className,
}: SegmentedControlProps) {
  const name = useId();
  return (
    <div
      id={id}
      role="radiogroup"
      aria-label={label}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      onBlur={onBlur}
      className={cn(
        "base:inline-flex base:max-w-full base:flex-wrap base:gap-px base:rounded-md base:bg-hover base:p-0.5",
        invalid && "outline outline-1 outline-danger",
        className,
      )}
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          title={segment.title}
          className={cn(
            "relative inline-block h-6 max-w-full cursor-pointer truncate rounded-[0.3125rem] px-2 text-ink-muted text-xs leading-6 hover:text-ink",
            "has-checked:bg-surface has-checked:font-medium has-checked:text-ink has-checked:shadow-card dark:has-checked:bg-raised",
            "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-1",
          )}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            className="absolute inset-0 m-0 cursor-pointer appearance-none opacity-0"
          />
          {segment.label}
        </label>
      ))}
    </div>
  );
}
