import { acceptScore } from "./accepts-file";
import type { Draft } from "./draft";
import type { FieldNode, FileHint, UnionField } from "./field";
import { chosenVariant, isUnset } from "./json-from-draft";

/** One step from a node towards a place for a file. */
export type SlotStep = { to: "property" | "variant"; index: number } | { to: "item" };

/** A place for a file somewhere inside of a node: a text field that says so, and how to get there. */
export interface FileSlot {
  steps: readonly SlotStep[];
  hint: FileHint;
  isDeprecated: boolean;
}

/** Parts of messages lie about five steps deep; what lies far deeper is not what somebody means who drops a file. */
const MAX_STEPS = 8;
const MAX_SLOTS = 64;

const known = new WeakMap<FieldNode, readonly FileSlot[]>();

/** Every place for a file inside of a node, in form order. Bounded; the same array each time. */
function listFileSlots(node: FieldNode): readonly FileSlot[] {
  const found = known.get(node);
  if (found) return found;
  // A schema that contains itself is not entered a second time.
  known.set(node, []);
  const slots = collect(node).slice(0, MAX_SLOTS);
  known.set(node, slots);
  return slots;
}

function collect(node: FieldNode): FileSlot[] {
  const isDeprecated = node.deprecated === true;
  const through = (step: SlotStep, inner: FieldNode): FileSlot[] =>
    listFileSlots(inner)
      .filter(({ steps }) => steps.length < MAX_STEPS)
      .map((slot) => ({
        ...slot,
        steps: [step, ...slot.steps],
        isDeprecated: slot.isDeprecated || isDeprecated,
      }));
  switch (node.kind) {
    case "string":
      return node.hints?.file ? [{ steps: [], hint: node.hints.file, isDeprecated }] : [];
    case "array":
      return through({ to: "item" }, node.item);
    case "object":
      return node.properties.flatMap((property, index) =>
        property.node.readOnly ? [] : through({ to: "property", index }, property.node),
      );
    case "union":
      return node.variants.flatMap((variant, index) => through({ to: "variant", index }, variant.node));
    default:
      return [];
  }
}

/** The slots that can be filled without taking away what a draft holds. */
export function openFileSlots(node: FieldNode, draft: Draft | undefined): FileSlot[] {
  return listFileSlots(node).filter((slot) => isOpen(node, draft, slot.steps));
}

/** The best of the open slots for a file: the one that names its type most closely, of equals the first in the form. */
export function chooseFileSlot(node: FieldNode, draft: Draft | undefined, mediaType: string): FileSlot | undefined {
  const rank = ({ hint, isDeprecated }: FileSlot) => acceptScore(hint.accept, mediaType) - (isDeprecated ? 0.5 : 0);
  const fitting = openFileSlots(node, draft).filter(({ hint }) => acceptScore(hint.accept, mediaType) > 0);
  return fitting.reduce<FileSlot | undefined>(
    (best, slot) => (best === undefined || rank(slot) > rank(best) ? slot : best),
    undefined,
  );
}

/** Whether a slot is inside of a list, so that a file is added there beside what is in the list. */
export function isInList(slot: FileSlot): boolean {
  return slot.steps.some(({ to }) => to === "item");
}

function isOpen(node: FieldNode, draft: Draft | undefined, steps: readonly SlotStep[]): boolean {
  const [step, ...rest] = steps;
  if (draft?.state === "raw") return false;
  if (step === undefined) return isUnset(node, draft) || draft?.text === "";
  if (step.to === "item") return true;
  if (step.to === "property" && node.kind === "object") {
    const property = node.properties[step.index];
    return property !== undefined && isOpen(property.node, draft?.parts?.[`p${step.index}`], rest);
  }
  if (step.to === "variant" && node.kind === "union") return isVariantOpen(node, draft, step.index, rest);
  return false;
}

/** Another variant may be chosen only where the choice is free, or where text becomes the first part of a list. */
function isVariantOpen(node: UnionField, draft: Draft | undefined, index: number, rest: readonly SlotStep[]): boolean {
  const target = node.variants[index]?.node;
  const chosen = draft?.state === "set" ? chosenVariant(node, draft) : undefined;
  if (!target) return false;
  if (chosen?.index === index) return isOpen(target, chosen.draft, rest);
  if (chosen === undefined) return isOpen(target, undefined, rest);
  const isTextBecomingList = target.kind === "array" && chosen.node.kind !== "array" && node.tag === undefined;
  return isTextBecomingList && (chosen.node.kind === "string" || isUnset(chosen.node, chosen.draft));
}
