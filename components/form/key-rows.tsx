"use client";

import type { ComponentType } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { controlClass } from "@/components/ui/input";
import { rowKeyName, rowValueName } from "@/lib/fields/draft-name";
import { appendRow, removeRow } from "@/lib/fields/draft-rows";
import type { FieldNode } from "@/lib/fields/field";
import { startDraft } from "@/lib/fields/start-draft";
import type { FieldProps } from "./field-props";
import { focusWithin } from "./focus";
import { useFormStores, useProblem } from "./form-context";
import { hasParts } from "./has-parts";
import { RemoveButton } from "./row-actions";
import { RowValueMenu } from "./value-menu";
import { controlId } from "./view-store";

export interface KeyRowsProps {
  name: string;
  /** What one row is called: "logit_bias" makes rows "logit_bias 1". */
  label: string;
  node: FieldNode;
  ids: readonly string[];
  /** Text of the button that adds a member; none when it is left out. */
  addLabel?: string;
  Field: ComponentType<FieldProps>;
}

/** Members with names of the user's own: a name and a value each. */
export function KeyRows({ name, label, node, ids, addLabel, Field }: KeyRowsProps) {
  const { store, problems } = useFormStores();
  const addId = `${controlId(name)}-add-key`;
  const add = () => {
    const draft = store.readDraft(name) ?? { state: "absent" };
    store.change(`${label} added`, () => store.apply(name, appendRow(draft, { key: "", value: startDraft(node) })));
    const added = store.presentRows(name).at(-1);
    if (added) focusWithin(controlId(rowKeyName(name, added)));
  };
  const remove = (id: string) => {
    const position = ids.indexOf(id);
    const neighbour = ids[position + 1] ?? ids[position - 1];
    const draft = store.readDraft(name);
    const remove = () => draft && store.apply(name, removeRow(draft, id));
    store.change(`${label} ${position + 1} removed`, remove, { isLoss: true });
    problems.touch(name);
    focusWithin(neighbour ? controlId(rowKeyName(name, neighbour)) : addId);
  };
  return (
    <div className="flex flex-col gap-1.5">
      {ids.map((id, index) => (
        <KeyRow key={id} {...{ name, node, id, Field }} label={`${label} ${index + 1}`} onRemove={remove} />
      ))}
      {addLabel ? (
        <Button id={addId} size="sm" variant="ghost" className="self-start" onClick={add}>
          <Icon name="plus" className="icon-3.5" />
          {addLabel}
        </Button>
      ) : null}
    </div>
  );
}

interface KeyRowProps extends Pick<KeyRowsProps, "name" | "node" | "label" | "Field"> {
  id: string;
  onRemove: (id: string) => void;
}

function KeyRow({ name, node, id, label, onRemove, Field }: KeyRowProps) {
  const { methods, store, problems } = useFormStores();
  const keyName = rowKeyName(name, id);
  const valueName = rowValueName(name, id);
  const problem = useProblem(keyName);
  const labelId = `${controlId(valueName)}-label`;
  const binding = methods.register(keyName, {
    onChange: () => store.markSet(name),
    onBlur: () => problems.leave(keyName),
  });
  return (
    <fieldset
      aria-label={label}
      className={cn(
        "grid min-w-0 items-start gap-1.5",
        hasParts(node) ? "grid-cols-[minmax(0,1fr)_auto]" : "grid-cols-[minmax(5rem,10.5rem)_minmax(0,1fr)_auto]",
      )}
    >
      <div>
        <input
          {...binding}
          defaultValue={store.readText(keyName)}
          id={controlId(keyName)}
          aria-label={`${label} key`}
          aria-invalid={problem !== undefined || undefined}
          placeholder="key"
          autoComplete="off"
          spellCheck={false}
          className={cn(controlClass, "h-8 px-2.5 font-mono text-xs")}
        />
        {problem === undefined ? null : <p className="pt-0.5 text-danger text-xs">{problem}</p>}
      </div>
      <div className={cn("min-w-0", hasParts(node) && "order-last col-span-2 ml-0.5 border-l pb-1 pl-3")}>
        <span id={labelId} className="sr-only">
          {label} value
        </span>
        <Field node={node} name={valueName} label={`${label} value`} required place="row" labelId={labelId} />
      </div>
      <div className="group/row mt-1 flex items-center">
        <RowValueMenu node={node} name={valueName} labelId={labelId} />
        <RemoveButton label={`Remove ${label}`} onClick={() => onRemove(id)} />
      </div>
    </fieldset>
  );
}
