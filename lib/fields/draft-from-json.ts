import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import type { Draft, DraftRow } from "./draft";
import type { EnumField, FieldNode, MapField, ObjectField, TupleField, UnionField } from "./field";
import { identicalJson, renderJson } from "./json-text";
import { matchVariant } from "./match-variant";
import { memberOrder, partOf } from "./member-order";
import { numberText } from "./number-text";

/**
 * Form state for a value. `jsonFromDraft` gives the value back unchanged, for every JSON value and every node: what does
 * not fit becomes a `raw` draft with its JSON text. `undefined` is an absent value. Values of strangers have to be checked
 * with `isDeeperThan` first: nesting beyond a thousand levels overflows the stack.
 */
export function draftFromJson(node: FieldNode, value: Json | undefined): Draft {
  if (value === undefined) {
    return { state: "absent" };
  }
  if (value === null && node.kind !== "any" && !(node.kind === "const" && node.value === null)) {
    return { state: "null" };
  }
  return fittingDraft(node, value) ?? rawDraft(value);
}

/** A value kept as JSON text because its node has no place for it. */
export function rawDraft(value: Json): Draft {
  return { state: "raw", text: renderJson(value) };
}

/**
 * Draft of a required property that is not there yet: single values are ready to be typed into and count as unset until
 * then; everything else is absent.
 */
export function blankDraft(node: FieldNode): Draft {
  switch (node.kind) {
    case "string":
      return { state: "set", text: "", blank: true };
    case "number":
    case "integer":
    case "any":
      return { state: "set", text: "" };
    case "boolean":
    case "enum":
      return { state: "set", choice: "" };
    case "file":
      return { state: "set", file: null };
    case "const":
    case "array":
    case "tuple":
    case "map":
    case "object":
    case "union":
      return { state: "absent" };
  }
}

/** The node of members that no property describes. */
export function additionalNode(node: ObjectField): FieldNode {
  return typeof node.additional === "string" ? ANYTHING : node.additional;
}

const ANYTHING: FieldNode = { kind: "any" };

/** Undefined when the value does not fit the node. */
function fittingDraft(node: FieldNode, value: Json): Draft | undefined {
  switch (node.kind) {
    case "string":
      return typeof value === "string" ? { state: "set", text: value } : undefined;
    case "number":
    case "integer":
      return typeof value === "number" ? { state: "set", text: numberText(value) } : undefined;
    case "boolean":
      return typeof value === "boolean" ? { state: "set", choice: String(value) } : undefined;
    case "enum":
      return enumDraft(node, value);
    case "const":
      return identicalJson(value, node.value) ? { state: "set" } : undefined;
    case "any":
      return { state: "set", text: renderJson(value) };
    case "file":
      return undefined;
    case "array":
      return Array.isArray(value)
        ? { state: "set", ...rowsOf(value.map((item) => ({ node: node.item, item }))) }
        : undefined;
    case "tuple":
      return Array.isArray(value) ? tupleDraft(node, value) : undefined;
    case "map":
      return isJsonObject(value) ? mapDraft(node, value) : undefined;
    case "object":
      return isJsonObject(value) ? objectDraft(node, value) : undefined;
    case "union":
      return unionDraft(node, value);
  }
}

function enumDraft(node: EnumField, value: Json): Draft | undefined {
  const choice = node.values.findIndex((candidate) => identicalJson(candidate, value));
  return choice < 0 ? undefined : { state: "set", choice: String(choice) };
}

function tupleDraft(node: TupleField, value: Json[]): Draft {
  const parts: Record<string, Draft> = {};
  node.items.forEach((itemNode, index) => {
    const item = value[index];
    parts[`i${index}`] = item === undefined ? blankDraft(itemNode) : draftFromJson(itemNode, item);
  });
  const rest = value.slice(node.items.length).map((item) => ({ node: node.rest ?? ANYTHING, item }));
  return { state: "set", parts, ...rowsOf(rest) };
}

function mapDraft(node: MapField, value: JsonObject): Draft {
  return { state: "set", ...rowsOf(Object.entries(value).map(([key, item]) => ({ node: node.value, item, key }))) };
}

function objectDraft(node: ObjectField, value: JsonObject): Draft {
  const positions = new Map(node.properties.map((property, index) => [property.name, index]));
  const parts: Record<string, Draft> = {};
  node.properties.forEach((property, index) => {
    const isGiven = Object.hasOwn(value, property.name);
    if (isGiven || (property.required && !property.node.readOnly)) {
      parts[partOf(index)] = isGiven ? draftFromJson(property.node, value[property.name]) : blankDraft(property.node);
    }
  });
  const extra = Object.entries(value).filter(([key]) => !positions.has(key));
  const draft: Draft = {
    state: "set",
    parts,
    ...rowsOf(extra.map(([key, item]) => ({ node: additionalNode(node), item, key }))),
  };
  return keepOrder(node, draft, Object.keys(value), positions);
}

/** Writes the order of the source down where it is not the one that `memberOrder` would choose by itself. */
function keepOrder(node: ObjectField, draft: Draft, keys: string[], positions: Map<string, number>): Draft {
  const extraIds = draft.order ?? [];
  let nextExtra = 0;
  const order = keys.map((key) => {
    const position = positions.get(key);
    return position === undefined ? (extraIds[nextExtra++] ?? "") : partOf(position);
  });
  const present = new Set(order);
  const natural = memberOrder(node, draft).filter((id) => present.has(id));
  return natural.every((id, index) => id === order[index]) ? draft : { ...draft, order };
}

function unionDraft(node: UnionField, value: Json): Draft | undefined {
  const match = matchVariant(node, value);
  const variant = match === undefined ? undefined : node.variants[match];
  if (!variant) {
    return undefined;
  }
  return { state: "set", choice: String(match), parts: { [`v${match}`]: draftFromJson(variant.node, value) } };
}

function rowsOf(items: { node: FieldNode; item: Json; key?: string }[]): Pick<Draft, "order" | "rows"> {
  const rows: Record<string, DraftRow> = {};
  const order = items.map(({ node, item, key }, index) => {
    const value = draftFromJson(node, item);
    const name = key === undefined ? {} : key === "" ? { key, namedEmpty: true } : { key };
    rows[`r${index}`] = { ...name, value };
    return `r${index}`;
  });
  return { order, rows };
}
