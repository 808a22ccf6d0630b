"use client";

import { TextArea } from "@/components/ui/input";
import type { KindProps } from "./field-props";
import { useTextDraft } from "./use-text-draft";

/** A value edited as JSON text: one that has no description, or one that does not fit it. */
export function JsonTextField({ name, id, labelId, describedBy, invalid, required }: KindProps) {
  return (
    <TextArea
      {...useTextDraft(name)}
      id={id}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      placeholder="JSON"
      spellCheck={false}
      className="block resize-none font-mono text-xs"
    />
  );
}
