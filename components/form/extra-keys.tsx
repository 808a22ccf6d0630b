"use client";

import type { ComponentType } from "react";
import { additionalNode } from "@/lib/fields/draft-from-json";
import type { ObjectField } from "@/lib/fields/field";
import type { FieldProps } from "./field-props";
import { useRowIds } from "./form-context";
import { KeyRows } from "./key-rows";

export interface ExtraKeysProps {
  node: ObjectField;
  name: string;
  Field: ComponentType<FieldProps>;
}

/** Members that no property describes. They are kept and sent; new ones can be added where the object takes them. */
export function ExtraKeys({ node, name, Field }: ExtraKeysProps) {
  const ids = useRowIds(name);
  const isDescribed = typeof node.additional !== "string";
  if (ids.length === 0 && !isDescribed) return null;
  return (
    <KeyRows
      name={name}
      label="additional key"
      node={additionalNode(node)}
      ids={ids}
      addLabel={isDescribed ? "Add additional key" : undefined}
      Field={Field}
    />
  );
}
