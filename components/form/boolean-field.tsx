"use client";

import { SegmentedControl } from "@/components/ui/segmented-control";
import type { BooleanField as BooleanNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useChoice } from "./use-choice";

/** True, false, or not sent: three different things on the wire. */
export function BooleanField({
  node,
  name,
  id,
  labelId,
  describedBy,
  invalid,
  required,
  place,
}: KindProps<BooleanNode>) {
  const { choice, choose, leave } = useChoice(name);
  const unset = typeof node.default === "boolean" ? `default: ${node.default}` : "not sent";
  const canBeUnset = !required && place === "property";
  return (
    <SegmentedControl
      id={id}
      labelledBy={labelId}
      describedBy={describedBy}
      invalid={invalid}
      segments={[
        ...(canBeUnset ? [{ value: "", label: unset }] : []),
        { value: "true", label: "true" },
        { value: "false", label: "false" },
      ]}
      value={choice}
      onChange={choose}
      onBlur={leave}
    />
  );
}
