import type { JsonPath } from "@/lib/json";
import type { Draft } from "./draft";
import { additionalNode } from "./draft-from-json";
import { itemName, propertyName, rowKeyName, rowValueName, variantName } from "./draft-name";
import { rowIds } from "./draft-rows";
import type { FieldNode } from "./field";
import { chosenVariant, isUnset } from "./json-from-draft";

/** The field that holds the value at a path. */
export interface DraftLocation {
  /** The innermost draft that shows the value: the chosen variant rather than its union, a `raw` draft for all inside it. */
  name: string;
  /** Where the member's name is edited, for additional keys and maps. */
  keyName?: string;
  /** The path as the form shows it: rows that are not sent yet count. */
  shownPath: JsonPath;
}

/**
 * Finds the draft of the value at a JSON path. Lists are followed by what is sent, so a path that a validator reports finds
 * its row although rows without a value stand before it. Stops at the last draft that exists.
 */
export function locateDraft(node: FieldNode, draft: Draft | undefined, name: string, path: JsonPath): DraftLocation {
  return locate({ node, draft, name, shown: [] }, path);
}

interface Place {
  node: FieldNode;
  draft: Draft | undefined;
  name: string;
  keyName?: string;
  shown: JsonPath;
}

function locate(place: Place, path: JsonPath): DraftLocation {
  const inner = step(place, path);
  if (inner) {
    return locate(inner.place, inner.rest);
  }
  const location: DraftLocation = { name: place.name, shownPath: [...place.shown, ...path] };
  // Only a path that ends at the member itself can be about its name.
  return place.keyName !== undefined && path.length === 0 ? { ...location, keyName: place.keyName } : location;
}

/** One draft further inside; undefined where the search ends. */
function step(
  { node, draft, name, keyName, shown }: Place,
  path: JsonPath,
): { place: Place; rest: JsonPath } | undefined {
  if (draft?.state !== "set") {
    return undefined;
  }
  if (node.kind === "union") {
    const variant = chosenVariant(node, draft);
    const place = variant && {
      node: variant.node,
      draft: variant.draft,
      name: variantName(name, variant.index),
      keyName,
      shown,
    };
    return place?.draft && { place, rest: path };
  }
  const [segment, ...rest] = path;
  const place = segment === undefined ? undefined : member(node, draft, name, segment, shown);
  return place && { place, rest };
}

function member(
  node: FieldNode,
  draft: Draft,
  name: string,
  segment: string | number,
  shown: JsonPath,
): Place | undefined {
  switch (node.kind) {
    case "object": {
      const index = node.properties.findIndex((property) => property.name === segment);
      const property = node.properties[index];
      const row = keyedRow(additionalNode(node), draft, name, segment, shown);
      const part = draft.parts?.[`p${index}`];
      if (!property || (row && isUnset(property.node, part))) {
        return row;
      }
      return { node: property.node, draft: part, name: propertyName(name, index), shown: [...shown, segment] };
    }
    case "map":
      return keyedRow(node.value, draft, name, segment, shown);
    case "array":
      return typeof segment === "number" ? listRow(node.item, draft, name, segment, shown, 0) : undefined;
    case "tuple": {
      if (typeof segment !== "number") {
        return undefined;
      }
      const item = node.items[segment];
      if (item) {
        const part = draft.parts?.[`i${segment}`];
        return { node: item, draft: part, name: itemName(name, segment), shown: [...shown, segment] };
      }
      return listRow(node.rest ?? { kind: "any" }, draft, name, segment - node.items.length, shown, node.items.length);
    }
    default:
      return undefined;
  }
}

function keyedRow(
  node: FieldNode,
  draft: Draft,
  name: string,
  key: string | number,
  shown: JsonPath,
): Place | undefined {
  const id = rowIds(draft).find((rowId) => {
    const row = draft.rows?.[rowId];
    return row?.key === key && !isUnset(node, row.value);
  });
  const row = id === undefined ? undefined : draft.rows?.[id];
  return id === undefined || !row
    ? undefined
    : { node, draft: row.value, name: rowValueName(name, id), keyName: rowKeyName(name, id), shown: [...shown, key] };
}

function listRow(
  node: FieldNode,
  draft: Draft,
  name: string,
  index: number,
  shown: JsonPath,
  offset: number,
): Place | undefined {
  const ids = rowIds(draft);
  const id = ids.filter((rowId) => !isUnset(node, draft.rows?.[rowId]?.value))[index];
  return id === undefined
    ? undefined
    : {
        node,
        draft: draft.rows?.[id]?.value,
        name: rowValueName(name, id),
        shown: [...shown, ids.indexOf(id) + offset],
      };
}
