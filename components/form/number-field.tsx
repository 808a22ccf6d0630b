"use client";

import { Input } from "@/components/ui/input";
import type { NumberField as NumberNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { placeholderFor } from "./field-words";
import { useTextDraft } from "./use-text-draft";

/** A number as text, so that "1.", "-" and "1e" can be on the way to one. */
export function NumberField({ node, name, id, labelId, describedBy, invalid, required }: KindProps<NumberNode>) {
  return (
    <Input
      {...useTextDraft(name)}
      id={id}
      type="text"
      inputMode={node.kind === "integer" && (node.minimum ?? -1) >= 0 ? "numeric" : "decimal"}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      placeholder={placeholderFor(node, required)}
      autoComplete="off"
      className="tabular-nums"
    />
  );
}
