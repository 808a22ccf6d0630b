import { isDeeperThan, type Json, type JsonObject, setMember } from "@/lib/json";
import type { Draft, DraftRow } from "./draft";
import { additionalNode } from "./draft-from-json";
import { rowIds } from "./draft-rows";
import type { FieldNode, MapField, ObjectField, TupleField, UnionField } from "./field";
import { memberOrder } from "./member-order";
import { readNumberText } from "./number-text";

/**
 * The JSON that a draft stands for; undefined when nothing is to be sent. Text that is no number or no JSON is sent as
 * a string, exactly as typed, so that nothing disappears; `listDraftProblems` says so beside the field.
 */
export function jsonFromDraft(node: FieldNode, draft: Draft | undefined): Json | undefined {
  if (!draft || isUnset(node, draft)) {
    return undefined;
  }
  switch (draft.state) {
    case "absent":
      return undefined;
    case "null":
      return null;
    case "raw":
      return readJsonText(draft.text ?? "").value;
    case "set":
      return setJson(node, draft);
  }
}

/**
 * Whether a draft has no JSON: it is absent, or it is shown but nothing was given yet. List rows in this state are
 * left out of the list.
 */
export function isUnset(node: FieldNode, draft: Draft | undefined): boolean {
  if (!draft || draft.state === "absent") {
    return true;
  }
  if (draft.state === "null") {
    return false;
  }
  const text = draft.text ?? "";
  if (draft.state === "raw") {
    return text.trim() === "";
  }
  switch (node.kind) {
    case "string":
      return draft.blank === true && text === "";
    case "number":
    case "integer":
    case "any":
      return text.trim() === "";
    case "boolean":
      return draft.choice !== "true" && draft.choice !== "false";
    case "enum":
      return node.values[choiceOf(draft)] === undefined;
    case "file":
      return !draft.file;
    case "union": {
      const variant = chosenVariant(node, draft);
      return variant === undefined || isUnset(variant.node, variant.draft);
    }
    case "const":
    case "array":
    case "tuple":
    case "map":
    case "object":
      return false;
  }
}

/** The variant that is chosen, with its draft; undefined when nothing is chosen. */
export function chosenVariant(
  node: UnionField,
  draft: Draft,
): { index: number; node: FieldNode; draft: Draft | undefined } | undefined {
  const index = choiceOf(draft);
  const variant = node.variants[index];
  return variant && { index, node: variant.node, draft: draft.parts?.[`v${index}`] };
}

/** A file is picked in the browser and never part of JSON: `null` holds its place. */
const FILE_IN_JSON: Json = null;

/** Deeper JSON overflows the stack of whatever walks it; text that nests deeper is sent as text. */
export const MAX_JSON_DEPTH = 1000;

/** Reads JSON text; what cannot be read is the text itself, as a string. */
export function readJsonText(text: string): { value: Json; isJson: boolean } {
  if (isDeeperThan(text, MAX_JSON_DEPTH)) {
    return { value: text, isJson: false };
  }
  try {
    return { value: JSON.parse(text), isJson: true };
  } catch {
    return { value: text, isJson: false };
  }
}

/** Whether a row's name is given and free: JSON can hold each name once, and the first row keeps it. */
function isRowNameFree(row: DraftRow, taken: JsonObject): row is DraftRow & { key: string } {
  return isNamed(row) && !Object.hasOwn(taken, row.key);
}

/** Whether a row of a map has got its name. */
export function isNamed(row: DraftRow): row is DraftRow & { key: string } {
  return row.key !== undefined && (row.key !== "" || row.namedEmpty === true);
}

function choiceOf(draft: Draft): number {
  return draft.choice === undefined || draft.choice === "" ? -1 : Number(draft.choice);
}

function setJson(node: FieldNode, draft: Draft): Json | undefined {
  const text = draft.text ?? "";
  switch (node.kind) {
    case "string":
      return text;
    case "number":
    case "integer":
      return readNumberText(text).value ?? text;
    case "boolean":
      return draft.choice === "true";
    case "enum":
      return node.values[choiceOf(draft)];
    case "const":
      return node.value;
    case "any":
      return readJsonText(text).value;
    case "file":
      return FILE_IN_JSON;
    case "array":
      return rowJson(node.item, draft);
    case "tuple":
      return tupleJson(node, draft);
    case "map":
      return mapJson(node, draft);
    case "object":
      return objectJson(node, draft);
    case "union": {
      const variant = chosenVariant(node, draft);
      return variant && jsonFromDraft(variant.node, variant.draft);
    }
  }
}

function rowJson(node: FieldNode, draft: Draft): Json[] {
  return rowIds(draft).flatMap((id) => {
    const item = jsonFromDraft(node, draft.rows?.[id]?.value);
    return item === undefined ? [] : [item];
  });
}

/** Items stand at fixed places, so a gap before a later item is filled with null; gaps at the end are left out. */
function tupleJson(node: TupleField, draft: Draft): Json[] {
  const items = node.items.map((itemNode, index) => jsonFromDraft(itemNode, draft.parts?.[`i${index}`]));
  const all = [...items, ...rowJson(node.rest ?? { kind: "any" }, draft)];
  const length = all.findLastIndex((item) => item !== undefined) + 1;
  return all.slice(0, length).map((item) => item ?? null);
}

function mapJson(node: MapField, draft: Draft): JsonObject {
  const json: JsonObject = {};
  for (const id of rowIds(draft)) {
    addRow(json, node.value, draft.rows?.[id]);
  }
  return json;
}

function objectJson(node: ObjectField, draft: Draft): JsonObject {
  const json: JsonObject = {};
  for (const id of memberOrder(node, draft)) {
    const property = id.startsWith("p") ? node.properties[Number(id.slice(1))] : undefined;
    if (property) {
      // A property wins over an additional key of the same name, wherever that stands.
      const value = jsonFromDraft(property.node, draft.parts?.[id]);
      if (value !== undefined) {
        setMember(json, property.name, value);
      }
    } else {
      addRow(json, additionalNode(node), draft.rows?.[id]);
    }
  }
  return json;
}

function addRow(json: JsonObject, node: FieldNode, row: DraftRow | undefined): void {
  const value = jsonFromDraft(node, row?.value);
  if (row && value !== undefined && isRowNameFree(row, json)) {
    setMember(json, row.key, value);
  }
}
