import type { FieldNode } from "./field";
import { equalJson } from "./json-text";

/**
 * Whether drafts of one node can be read with the other: the same kinds at the same places. Bounds and descriptions may
 * differ. Cycles are followed once.
 */
export function hasSameShape(a: FieldNode, b: FieldNode): boolean {
  return compare(a, b, new Map());
}

function compare(a: FieldNode, b: FieldNode, seen: Map<FieldNode, FieldNode>): boolean {
  if (a === b || seen.get(a) === b) {
    return true;
  }
  seen.set(a, b);
  const pairs = (left: FieldNode[], right: FieldNode[]) =>
    left.length === right.length &&
    left.every((node, index) => {
      const other = right[index];
      return other !== undefined && compare(node, other, seen);
    });
  if (a.kind === "enum" && b.kind === "enum") {
    return equalJson(a.values, b.values);
  }
  if (a.kind === "const" && b.kind === "const") {
    return equalJson(a.value, b.value);
  }
  if (a.kind === "array" && b.kind === "array") {
    return compare(a.item, b.item, seen);
  }
  if (a.kind === "map" && b.kind === "map") {
    return compare(a.value, b.value, seen);
  }
  if (a.kind === "tuple" && b.kind === "tuple") {
    return pairs(a.items, b.items) && pairs(a.rest ? [a.rest] : [], b.rest ? [b.rest] : []);
  }
  if (a.kind === "union" && b.kind === "union") {
    return pairs(
      a.variants.map((variant) => variant.node),
      b.variants.map((variant) => variant.node),
    );
  }
  if (a.kind === "object" && b.kind === "object") {
    const sameNames = a.properties.every((property, index) => property.name === b.properties[index]?.name);
    const additional = (node: typeof a): FieldNode[] => (typeof node.additional === "string" ? [] : [node.additional]);
    return (
      sameNames &&
      pairs(
        a.properties.map((property) => property.node),
        b.properties.map((property) => property.node),
      ) &&
      pairs(additional(a), additional(b))
    );
  }
  return a.kind === b.kind;
}
