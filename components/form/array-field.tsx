"use client";

import type { ArrayField as ArrayNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { ListRows } from "./list-rows";

/** A list of values of one kind. */
export function ArrayField({ node, name, label, id, labelId, Field }: KindProps<ArrayNode>) {
  return (
    <fieldset id={id} aria-labelledby={labelId} className="min-w-0">
      <ListRows {...{ name, label, Field }} node={node.item} firstNumber={1} />
    </fieldset>
  );
}
