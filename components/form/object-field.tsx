"use client";

import { useLayoutEffect } from "react";
import { cn } from "@/components/ui/cn";
import { additionalNode } from "@/lib/fields/draft-from-json";
import { propertyName, rowKeyName, rowValueName } from "@/lib/fields/draft-name";
import { appendRow } from "@/lib/fields/draft-rows";
import type { ObjectField as ObjectNode } from "@/lib/fields/field";
import { isUnset } from "@/lib/fields/json-from-draft";
import { startDraft } from "@/lib/fields/start-draft";
import { ExtraKeys } from "./extra-keys";
import type { KindProps } from "./field-props";
import { focusWithin } from "./focus";
import { useFormStores, useShownProperties, useUnsupported } from "./form-context";
import { openingDraft } from "./opening-draft";
import { OptionalProperties } from "./optional-properties";
import { unsupportedRemark } from "./support-store";
import { controlId } from "./view-store";

/** An object: what is required, what is present, and a list of what could be added. */
export function ObjectField(props: KindProps<ObjectNode>) {
  const { node, name } = props;
  const { store } = useFormStores();
  // An object that is not there has no drafts for its fields yet, and its fixed values are to come with the first edit.
  useLayoutEffect(() => {
    node.properties.forEach((property, index) => {
      if (property.required && !property.node.readOnly) {
        store.prepare(propertyName(name, index), () => startDraft(property.node));
      }
    });
  }, [store, node, name]);
  return props.place === "property" ? (
    <fieldset id={props.id} aria-labelledby={props.labelId} className="min-w-0">
      <Properties {...props} />
    </fieldset>
  ) : (
    <Properties {...props} />
  );
}

function Properties({ node, name, place, hiddenProperty, Field }: KindProps<ObjectNode>) {
  const { store, announce } = useFormStores();
  const shown = useShownProperties(name, () => presentOptionals(node, store.readDraft(name)));

  const unsupported = useUnsupported(node, name);
  const remark = unsupportedRemark(node);
  const add = (indexes: readonly number[]) => {
    const [first] = indexes;
    const added = indexes.length === 1 ? node.properties[first ?? 0]?.name : `${indexes.length} properties`;
    store.change(`${added} added`, () => {
      for (const index of indexes) {
        const property = node.properties[index];
        const part = propertyName(name, index);
        if (property) {
          const draft = openingDraft(property.node, store.readDraft(part), indexes.length > 1);
          store.place(part, draft);
          if (!isUnset(property.node, draft)) store.setAncestors(part);
        }
      }
      store.show(name, [...shown, ...indexes]);
    });
    store.changed();
    if (first !== undefined) focusWithin(controlId(propertyName(name, first)));
  };
  const addKey = (key: string) => {
    const draft = store.readDraft(name) ?? { state: "absent" };
    store.change(`key ${key} added`, () => {
      store.apply(name, appendRow(draft, { key, value: startDraft(additionalNode(node)) }));
    });
    const added = store.presentRows(name).at(-1);
    if (added) focusWithin(controlId(key === "" ? rowKeyName(name, added) : rowValueName(name, added)));
  };
  const remove = (index: number) => {
    const label = `${node.properties[index]?.name} taken out`;
    const isUsed = !isUnset(
      node.properties[index]?.node ?? { kind: "any" },
      store.readDraft(propertyName(name, index)),
    );
    const takeOut = () => {
      store.write(`${propertyName(name, index)}.state`, "absent");
      store.show(
        name,
        shown.filter((other) => other !== index),
      );
    };
    store.change(label, takeOut, { isLoss: isUsed });
    announce(label);
    focusWithin(`${controlId(name)}-more`);
  };

  const field = (index: number, onRemove?: () => void) => {
    const property = node.properties[index];
    return property && property.name !== hiddenProperty ? (
      <Field
        key={index}
        node={property.node}
        name={propertyName(name, index)}
        label={property.name}
        required={property.required}
        place="property"
        parentNode={node}
        onRemove={onRemove}
        remark={unsupported.has(property.name) ? remark : undefined}
      />
    ) : null;
  };
  const requiredIndexes = node.properties.flatMap(({ required, node: { readOnly } }, index) =>
    required && !readOnly ? [index] : [],
  );
  const hidden = node.properties.flatMap((property, index) =>
    property.required || property.node.readOnly || property.name === hiddenProperty || shown.includes(index)
      ? []
      : [index],
  );

  return (
    <div className={cn("@container flex flex-col", place === "root" ? "gap-4" : "gap-2.5")}>
      {requiredIndexes.map((index) => field(index))}
      {shown.map((index) => field(index, () => remove(index)))}
      <ExtraKeys node={node} name={name} Field={Field} />
      <OptionalProperties
        node={node}
        name={name}
        indexes={hidden}
        unsupported={unsupported}
        onAdd={add}
        onAddKey={node.additional === "closed" ? undefined : addKey}
      />
    </div>
  );
}

/** Optional properties that the request has, in the order of the form. */
function presentOptionals(node: ObjectNode, draft: ReturnType<ReturnType<typeof useFormStores>["store"]["readDraft"]>) {
  return node.properties.flatMap((property, index) => {
    const state = draft?.parts?.[`p${index}`]?.state ?? "absent";
    const isListed = !property.required || property.node.readOnly;
    return isListed && state !== "absent" ? [index] : [];
  });
}
