"use client";

import type { MapField as MapNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useRowIds } from "./form-context";
import { KeyRows } from "./key-rows";

/** Members with free names and values of one kind. */
export function MapField({ node, name, label, id, labelId, Field }: KindProps<MapNode>) {
  const ids = useRowIds(name);
  return (
    <fieldset id={id} aria-labelledby={labelId} className="min-w-0">
      <KeyRows {...{ name, label, ids, Field }} node={node.value} addLabel="Add key" />
    </fieldset>
  );
}
