import type { Draft } from "@/lib/fields/draft";
import type { FieldNode, UnionField } from "@/lib/fields/field";
import { jsonFromDraft } from "@/lib/fields/json-from-draft";
import { startDraft } from "@/lib/fields/start-draft";
import { switchVariant } from "@/lib/fields/switch-variant";

/**
 * The draft of a property that was just added to the form. What it held before it was taken out comes back. Else nothing
 * is sent that nobody chose: an empty object or list is laid out but absent until something inside of it is set, and a
 * choice between variants stays open. Fixed values are sent at once, unless many properties are added together to be looked at.
 */
export function openingDraft(node: FieldNode, before: Draft | undefined, isOneOfMany = false): Draft {
  if (before && hasContent(before)) {
    return { ...before, state: isOneOfMany ? before.state : "set" };
  }
  const start = startDraft(node);
  const json = jsonFromDraft(node, start);
  if (json === undefined) return start;
  if (node.kind === "union") return { state: "absent", choice: "" };
  const isEmpty = typeof json === "object" && json !== null && Object.keys(json).length === 0;
  return isEmpty || isOneOfMany ? { ...start, state: "absent" } : start;
}

/** Whether there is something to come back to. */
export function hasContent(draft: Draft): boolean {
  return (
    Boolean(draft.text || draft.choice || draft.file) ||
    Object.values(draft.parts ?? {}).some(hasContent) ||
    Object.keys(draft.rows ?? {}).length > 0
  );
}

/**
 * Chooses a variant as `switchVariant` does, and opens what most of the other variants require: an assistant's message
 * may do without `content`, but that is what people want to fill in.
 */
export function openVariant(union: UnionField, draft: Draft, index: number): Draft {
  const next = switchVariant(union, draft, index);
  const variant = union.variants[index]?.node;
  const part = next.parts?.[`v${index}`];
  if (variant?.kind !== "object" || part?.state !== "set") return next;
  const parts = { ...part.parts };
  variant.properties.forEach((property, position) => {
    const state = parts[`p${position}`]?.state ?? "absent";
    if (!property.required && state === "absent" && isMostlyRequired(union, property.name)) {
      parts[`p${position}`] = openingDraft(property.node, parts[`p${position}`]);
    }
  });
  return { ...next, parts: { ...next.parts, [`v${index}`]: { ...part, parts } } };
}

function isMostlyRequired(union: UnionField, name: string): boolean {
  const objects = union.variants.map(({ node }) => node).filter((node) => node.kind === "object");
  const requiring = objects.filter((node) =>
    node.properties.some((property) => property.name === name && property.required),
  );
  return requiring.length * 2 > objects.length;
}
