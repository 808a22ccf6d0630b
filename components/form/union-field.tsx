"use client";

import { variantName } from "@/lib/fields/draft-name";
import type { UnionField as UnionNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { useDraftChoice, useDraftState } from "./form-context";
import { VariantControl } from "./variant-control";

/** The chosen variant of a union. Frames and row headers have the control that chooses; elsewhere it stands on top. */
export function UnionField({ node, name, label, required, place, labelId, Field }: KindProps<UnionNode>) {
  const choice = useDraftChoice(name);
  const state = useDraftState(name);
  const index = choice === "" || state !== "set" ? -1 : Number(choice);
  const variant = node.variants[index];
  const ownsControl = place === "variant" || place === "root";
  return (
    <>
      {ownsControl ? (
        <div className="pb-2">
          <VariantControl node={node} name={name} labelId={labelId} />
        </div>
      ) : null}
      {variant ? (
        <Field
          key={index}
          node={variant.node}
          name={variantName(name, index)}
          label={label}
          required={required}
          place="variant"
          labelId={labelId}
          hiddenProperty={isFixed(node, index) ? node.tag : undefined}
        />
      ) : null}
    </>
  );
}

/** A tag with one value is shown by the control already; one with several is a choice of its own. */
function isFixed(node: UnionNode, index: number): boolean {
  const variant = node.variants[index]?.node;
  const tag = variant?.kind === "object" ? variant.properties.find(({ name }) => name === node.tag) : undefined;
  return tag?.node.kind === "const";
}
