import { isJsonObject, type Json } from "@/lib/json";
import type { Draft } from "./draft";
import { draftFromJson } from "./draft-from-json";
import { cloneDraft, rowIds } from "./draft-rows";
import type { FieldNode, ObjectField, UnionField } from "./field";
import { chosenVariant, jsonFromDraft, readJsonText } from "./json-from-draft";
import { hasSameShape } from "./same-shape";
import { startDraft } from "./start-draft";
import { readText, writeText } from "./text-spelling";

/**
 * Chooses another variant of a union. What has to hold, in this order:
 *
 * 1. Nothing is lost: the draft of the variant that is left stays in `parts`, and a variant that was visited before
 *    comes back as it was left, apart from rule 2.
 * 2. What both variants share keeps its latest content: a property of the same name whose content fits there, so a message
 *    keeps its `content` when its `role` changes. Fixed values (the tag itself) never fit and are filled in anew, and a
 *    property without a value overwrites nothing. JSON text that no variant took is searched the same way.
 * 3. Text and "list of text parts" are two spellings of one thing: text becomes the only part of a list, and a list of
 *    exactly one text part becomes text; so do one value and a list of it. A list that holds more is left alone: the other
 *    spelling starts empty, and switching back finds the list as it was.
 *
 * Limits: content that fits only partly is not carried, and a half-typed number is carried only between nodes of the
 * same shape.
 */
export function switchVariant(union: UnionField, draft: Draft, toIndex: number): Draft {
  const target = union.variants[toIndex];
  if (!target) {
    return draft;
  }
  const part = `v${toIndex}`;
  const visited = draft.parts?.[part];
  const start = visited ?? startDraft(target.node);
  const source = sourceOf(union, draft, toIndex);
  const carried = source ? carry(source, target.node, start, visited !== undefined) : start;
  return { ...draft, state: "set", choice: String(toIndex), parts: { ...draft.parts, [part]: carried } };
}

interface Source {
  node: FieldNode;
  draft: Draft;
}

/** What is on the screen: the chosen variant, or the JSON text of a value that was meant for none. */
function sourceOf(union: UnionField, draft: Draft, toIndex: number): Source | undefined {
  if (draft.state === "raw") {
    return readSource(draft.text ?? "");
  }
  const chosen = draft.state === "set" ? chosenVariant(union, draft) : undefined;
  if (!chosen?.draft || chosen.index === toIndex) {
    return undefined;
  }
  return chosen.draft.state === "raw"
    ? readSource(chosen.draft.text ?? "")
    : { node: chosen.node, draft: chosen.draft };
}

/** JSON text seen as an object of anything, or as one value. */
function readSource(text: string): Source {
  const { value } = readJsonText(text);
  const members = isJsonObject(value) ? Object.keys(value) : [];
  const properties = members.map((name) => ({ name, required: false, node: ANYTHING }));
  const node: FieldNode = isJsonObject(value) ? { kind: "object", properties, additional: "open" } : ANYTHING;
  return { node, draft: draftFromJson(node, value) };
}

const ANYTHING: FieldNode = { kind: "any" };

/** The target's draft with what the source has for it. Without a value the source has nothing to give. */
function carry(source: Source, to: FieldNode, target: Draft, isVisited: boolean): Draft {
  const { node: from, draft } = source;
  if (from.kind === "object" && to.kind === "object" && target.state === "set" && draft.state === "set") {
    return carryProperties(from, draft, to, target);
  }
  const json = jsonFromDraft(from, draft);
  if (json === undefined) {
    return target;
  }
  if (hasSameShape(from, to)) {
    return cloneDraft(draft);
  }
  if (isVisited && !isSingleValue(to, target)) {
    return target;
  }
  return respelled(source, json, to) ?? (isVisited ? target : (fitting(to, json) ?? target));
}

/** Whether overwriting the draft loses nothing beyond one value: it is unset, or only another spelling of some text. */
function isSingleValue(node: FieldNode, draft: Draft): boolean {
  const json = jsonFromDraft(node, draft);
  return json === undefined || readText(node, json) !== undefined;
}

function carryProperties(from: ObjectField, source: Draft, to: ObjectField, target: Draft): Draft {
  const parts = { ...target.parts };
  to.properties.forEach((property, index) => {
    const sourceIndex = from.properties.findIndex((candidate) => candidate.name === property.name);
    const shared = from.properties[sourceIndex];
    const draft = source.parts?.[`p${sourceIndex}`];
    if (shared && draft) {
      const content = shareProperty(shared.node, draft, property.node, target.parts?.[`p${index}`]);
      if (content) {
        parts[`p${index}`] = content;
      }
    }
  });
  return { ...target, parts };
}

/** The content of a property for its namesake; undefined when it does not fit there. */
function shareProperty(from: FieldNode, draft: Draft, to: FieldNode, target: Draft | undefined): Draft | undefined {
  const json = jsonFromDraft(from, draft);
  if (json === undefined) {
    return undefined;
  }
  if (hasSameShape(from, to)) {
    return cloneDraft(draft);
  }
  return (
    fitting(to, json) ??
    (target === undefined || isSingleValue(to, target) ? respelled({ node: from, draft }, json, to) : undefined)
  );
}

/**
 * The same content in the spelling of another node: text or one value, bare or as the only item of a list. Not what has
 * no place in its own node: such a value would come back in a spelling that its author never gave it.
 */
function respelled({ node: from, draft }: Source, json: Json, to: FieldNode): Draft | undefined {
  if (hasRaw(draft)) {
    return undefined;
  }
  const text = readText(from, json);
  const spellings = [
    text === undefined ? undefined : writeText(to, text),
    to.kind === "array" && !Array.isArray(json) ? [json] : undefined,
    to.kind !== "array" && Array.isArray(json) && json.length === 1 ? json[0] : undefined,
  ];
  return spellings.map((spelling) => fitting(to, spelling)).find((draft) => draft !== undefined);
}

/** A draft of the value, unless some part of it would have no place there. */
function fitting(node: FieldNode, json: Json | undefined): Draft | undefined {
  if (json === undefined || (json === null && !node.nullable)) {
    return undefined;
  }
  const draft = draftFromJson(node, json);
  return hasRaw(draft) ? undefined : draft;
}

function hasRaw(draft: Draft): boolean {
  return (
    draft.state === "raw" ||
    Object.values(draft.parts ?? {}).some(hasRaw) ||
    rowIds(draft).some((id) => {
      const row = draft.rows?.[id];
      return row !== undefined && hasRaw(row.value);
    })
  );
}
