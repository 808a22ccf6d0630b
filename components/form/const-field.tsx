"use client";

import { Input } from "@/components/ui/input";
import type { ConstField as ConstNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";

/** A value that cannot be any other: shown, not edited. */
export function ConstField({ node, id, labelId, describedBy }: KindProps<ConstNode>) {
  return (
    <Input
      id={id}
      readOnly
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      value={typeof node.value === "string" ? node.value : JSON.stringify(node.value)}
      className="border-transparent bg-sunken font-mono text-ink-muted text-xs"
    />
  );
}
