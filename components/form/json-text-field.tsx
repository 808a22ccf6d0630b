"use client";

import type { KindProps } from "./field-props";
import { GrowingText } from "./growing-text";

/** A value edited as JSON text: one that has no description, or one that does not fit it. */
export function JsonTextField({ name, id, labelId, describedBy, invalid, required }: KindProps) {
  return (
    <GrowingText
      name={name}
      id={id}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      placeholder="JSON"
      spellCheck={false}
      className="font-mono text-xs"
    />
  );
}
