import type { Draft } from "./draft";
import { draftFromJson } from "./draft-from-json";
import { propertyName, variantName } from "./draft-name";
import { appendRow } from "./draft-rows";
import type { FieldNode, FileHint, ObjectField } from "./field";
import type { SlotStep } from "./file-slots";
import { writeFileText } from "./file-text";
import { chosenVariant, isUnset } from "./json-from-draft";
import { startDraft } from "./start-draft";
import { switchVariant } from "./switch-variant";

export interface FileContent {
  name: string;
  mediaType: string;
  base64: string;
}

/** A draft to be put in place of the one of that name. */
export interface DraftChange {
  name: string;
  draft: Draft;
}

/**
 * The changes that put a file into a slot. Each is as deep inside as what is there already allows, so that fields on the
 * screen keep their identity: a text that becomes a list of parts changes its union, a further part only the list.
 */
export function attachFile(
  node: FieldNode,
  draft: Draft | undefined,
  name: string,
  steps: readonly SlotStep[],
  file: FileContent,
): DraftChange[] {
  const [step, ...rest] = steps;
  if (draft?.state === "set" && step?.to === "variant" && node.kind === "union") {
    const chosen = chosenVariant(node, draft);
    if (chosen?.index === step.index) {
      return attachFile(chosen.node, chosen.draft, variantName(name, step.index), rest, file);
    }
  }
  if (draft?.state === "set" && step?.to === "property" && node.kind === "object") {
    const property = node.properties[step.index];
    const part = draft.parts?.[`p${step.index}`];
    if (property && rest.length === 0) return fileChanges(node, draft, name, step.index, file);
    if (property && part) return attachFile(property.node, part, propertyName(name, step.index), rest, file);
  }
  return [{ name, draft: fill(node, draft, steps, file) }];
}

/** The changes that put a file into a text field, and what it is called and made of into the fields beside it. */
export function fileChanges(
  owner: ObjectField,
  draft: Draft | undefined,
  name: string,
  index: number,
  file: FileContent,
): DraftChange[] {
  return Object.entries(fileParts(owner, draft, index, file)).map(([part, changed]) => ({
    name: `${name}.parts.${part}`,
    draft: changed,
  }));
}

function fill(node: FieldNode, draft: Draft | undefined, steps: readonly SlotStep[], file: FileContent): Draft {
  const [step, ...rest] = steps;
  const isSet = draft?.state === "set";
  if (step?.to === "variant" && node.kind === "union") {
    const variant = node.variants[step.index];
    const isChosen = isSet && chosenVariant(node, draft)?.index === step.index;
    const next = isChosen ? draft : switchVariant(node, isSet ? draft : { state: "absent" }, step.index);
    const part = `v${step.index}`;
    if (!variant) return next;
    const inner = next.parts?.[part];
    const start = !isChosen && inner && variant.node.kind === "object" ? withDefaults(variant.node, inner) : inner;
    return { ...next, parts: { ...next.parts, [part]: fill(variant.node, start, rest, file) } };
  }
  if (step?.to === "item" && node.kind === "array") {
    const list = isSet ? draft : startDraft({ ...node, minItems: 0 });
    return appendRow(list, { value: fill(node.item, undefined, rest, file) });
  }
  if (step?.to === "property" && node.kind === "object") {
    const property = node.properties[step.index];
    const owner = isSet ? draft : withDefaults(node, startDraft(node));
    const part = `p${step.index}`;
    if (!property) return owner;
    const parts =
      rest.length === 0
        ? fileParts(node, owner, step.index, file)
        : { [part]: fill(property.node, owner.parts?.[part], rest, file) };
    return { ...owner, parts: { ...owner.parts, ...parts } };
  }
  return draft ?? startDraft(node);
}

/** What is required and has a default says it: whoever drops a picture does not mean to choose how it is looked at. */
function withDefaults(node: ObjectField, draft: Draft): Draft {
  const parts = { ...draft.parts };
  node.properties.forEach((property, index) => {
    const value = property.node.default;
    if (property.required && value !== undefined && value !== null && isUnset(property.node, parts[`p${index}`])) {
      parts[`p${index}`] = draftFromJson(property.node, value);
    }
  });
  return { ...draft, parts };
}

/** Drafts of the text itself and of the properties beside it that name the file and its format. */
function fileParts(
  owner: ObjectField,
  draft: Draft | undefined,
  index: number,
  file: FileContent,
): Record<string, Draft> {
  const hint = fileHintOf(owner.properties[index]?.node);
  if (!hint) return {};
  const parts: Record<string, Draft> = {
    [`p${index}`]: { state: "set", text: writeFileText(hint.encoding, file.mediaType, file.base64) },
  };
  owner.properties.forEach((property, position) => {
    if (property.name === hint.filename && property.node.kind === "string") {
      parts[`p${position}`] = { state: "set", text: file.name };
    }
    const format = property.name === hint.format ? chooseFormat(property.node, file) : undefined;
    if (format !== undefined) {
      const before = draft?.parts?.[`p${position}`];
      parts[`p${position}`] = { ...before, ...draftFromJson(property.node, format) };
    }
  });
  return parts;
}

/** What a field says about files in it; base64 text takes any file, as its schema says no more. */
export function fileHintOf(node: FieldNode | undefined): FileHint | undefined {
  if (node?.kind !== "string") return undefined;
  const isBase64 = node.format === "byte" || node.format === "base64";
  return node.hints?.file ?? (isBase64 ? { accept: "*/*", encoding: "base64" } : undefined);
}

/** The short name of a file's format: its extension or subtype, where the schema lists one of them, else the extension. */
function chooseFormat(node: FieldNode, file: FileContent): string | undefined {
  const extension = /\.([a-z\d]+)$/i.exec(file.name)?.[1]?.toLowerCase();
  const subtype = file.mediaType.split("/")[1]?.replace(/^x-/, "");
  const candidates = [extension, subtype, subtype === "mpeg" ? "mp3" : undefined].filter((text) => text !== undefined);
  const listed = node.kind === "enum" ? node.values : node.kind === "string" ? (node.suggestions ?? []) : [];
  const match = candidates.find((text) => listed.includes(text));
  return match ?? (node.kind === "string" ? candidates[0] : undefined);
}
