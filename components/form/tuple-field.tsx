"use client";

import { itemName } from "@/lib/fields/draft-name";
import type { TupleField as TupleNode } from "@/lib/fields/field";
import type { KindProps } from "./field-props";
import { ListRows } from "./list-rows";
import { controlId } from "./view-store";

/** A list whose first places each have a meaning of their own. */
export function TupleField({ node, name, label, id, labelId, Field }: KindProps<TupleNode>) {
  return (
    <fieldset id={id} aria-labelledby={labelId} className="flex min-w-0 flex-col gap-1.5">
      {node.items.map((item, index) => {
        const itemLabelId = `${controlId(itemName(name, index))}-label`;
        return (
          <fieldset key={itemLabelId} aria-labelledby={itemLabelId} className="flex min-w-0 items-start gap-2">
            <span id={itemLabelId} className="w-6 pt-1.5 text-right text-2xs text-ink-faint">
              <span className="sr-only">{label} </span>
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <Field
                node={item}
                name={itemName(name, index)}
                label={`${label} ${index + 1}`}
                required
                place="row"
                labelId={itemLabelId}
              />
            </div>
          </fieldset>
        );
      })}
      {node.rest ? <ListRows {...{ name, label, Field }} node={node.rest} firstNumber={node.items.length + 1} /> : null}
    </fieldset>
  );
}
