"use client";

import { Picker } from "@/components/ui/picker";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import type { UnionField } from "@/lib/fields/field";
import { useDraftChoice, useDraftState, useFormStores } from "./form-context";
import { openVariant } from "./opening-draft";
import { controlId } from "./view-store";

const MAX_SEGMENTS = 4;
const MAX_SEGMENT_CHARACTERS = 44;
const MAX_OPTIONS = 8;

export interface VariantControlProps {
  node: UnionField;
  name: string;
  /** Id of the element that names the field. */
  labelId: string;
}

/** Chooses the variant of a union. It is named after the property that tells the variants apart, where there is one. */
export function VariantControl({ node, name, labelId }: VariantControlProps) {
  const { store, problems } = useFormStores();
  const choice = useDraftChoice(name);
  const state = useDraftState(name);
  const value = state === "set" ? choice : "";
  const choose = (next: string) => {
    const draft = store.readDraft(name) ?? { state: "absent" };
    const label = `${node.variants[Number(next)]?.label} chosen`;
    store.change(label, () => store.apply(name, openVariant(node, draft, Number(next))));
    problems.touch(name);
  };
  const choices = node.variants.map((variant, index) => ({ value: String(index), label: variant.label }));
  const shared = { id: `${controlId(name)}-variant`, value, describedBy: labelId };
  const accessibleName = node.tag ?? "variant";

  if (choices.length <= MAX_SEGMENTS && labelsLength(choices) <= MAX_SEGMENT_CHARACTERS) {
    return <SegmentedControl {...shared} label={accessibleName} segments={choices} onChange={choose} />;
  }
  if (choices.length <= MAX_OPTIONS) {
    return (
      <Select
        id={shared.id}
        value={value}
        aria-describedby={labelId}
        aria-label={accessibleName}
        onChange={(event) => choose(event.target.value)}
        wrapperClassName="w-auto max-w-full"
        className="h-7 bg-hover pl-2 font-medium text-xs"
      >
        {value === "" ? <option value="">Choose…</option> : null}
        {choices.map((variant) => (
          <option key={variant.value} value={variant.value}>
            {variant.label}
          </option>
        ))}
      </Select>
    );
  }
  return <Picker {...shared} label={accessibleName} choices={choices} onChange={choose} placeholder="Choose…" />;
}

function labelsLength(choices: { label: string }[]): number {
  return choices.reduce((sum, { label }) => sum + label.length + 3, 0);
}
