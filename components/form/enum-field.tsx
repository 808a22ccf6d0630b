"use client";

import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import type { EnumField as EnumNode } from "@/lib/fields/field";
import type { Json } from "@/lib/json";
import type { KindProps } from "./field-props";
import { useChoice } from "./use-choice";

const MAX_SEGMENTS = 4;
/** Longer rows of segments would wrap in a narrow pane. */
const MAX_SEGMENT_CHARACTERS = 34;

/** One of a list of values: all in view when they are few and short. */
export function EnumField({ node, name, id, labelId, describedBy, invalid, required, place }: KindProps<EnumNode>) {
  const { choice, choose, leave } = useChoice(name);
  const names = node.values.map((value, index) => valueName(value, node.labels?.[index]));
  const isOptional = !required && place === "property";
  const unset = node.default === undefined ? "not sent" : `default: ${valueName(node.default)}`;
  const segments = [
    ...(isOptional ? [{ value: "", label: unset }] : []),
    ...names.map((label, index) => ({ value: String(index), label })),
  ];
  const isShort = segments.reduce((sum, { label }) => sum + label.length + 3, 0) <= MAX_SEGMENT_CHARACTERS;
  if (names.length <= MAX_SEGMENTS && isShort) {
    return (
      <SegmentedControl
        {...{ id, labelledBy: labelId, describedBy, invalid, segments, value: choice, onBlur: leave }}
        onChange={choose}
      />
    );
  }
  return (
    <Select
      id={id}
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      value={choice}
      onChange={(event) => choose(event.target.value)}
      onBlur={leave}
    >
      {isOptional ? null : <option value="">Choose…</option>}
      {segments.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}

function valueName(value: Json, label?: string): string {
  const text = typeof value === "string" && value !== "" ? value : JSON.stringify(value);
  return label === undefined || label === text ? text : `${label} (${text})`;
}
