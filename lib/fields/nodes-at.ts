import { isJsonObject, type Json } from "@/lib/json";
import { additionalNode } from "./draft-from-json";
import type { FieldNode, ObjectField } from "./field";
import { matchVariant } from "./match-variant";

/**
 * The nodes that may describe a place inside of a value: one, except where the value does not tell yet which variant it is
 * going to be. Each step says into which member or item it goes, and what is known of the object or list that it is in.
 */
export function nodesAt(root: FieldNode, steps: readonly { key: string | number; container: Json }[]): FieldNode[] {
  let nodes: FieldNode[] = [root];
  for (const { key, container } of steps) {
    nodes = nodes
      .flatMap((node) => resolveVariants(node, container))
      .flatMap((node) => {
        const inner = nodeInside(node, key);
        return inner ? [inner] : [];
      });
  }
  return [...new Set(nodes)];
}

/** The objects that may describe an object of which these members are known. */
export function objectsAt(nodes: readonly FieldNode[], members: Json): ObjectField[] {
  return nodes
    .flatMap((node) => resolveVariants(node, members))
    .filter((node): node is ObjectField => node.kind === "object");
}

/** The variant that the value is of; all that it could become while its tag is not there. */
function resolveVariants(node: FieldNode, value: Json): FieldNode[] {
  if (node.kind !== "union") return [node];
  const isUndecided = isJsonObject(value) && node.tag !== undefined && !Object.hasOwn(value, node.tag);
  const match = isUndecided ? undefined : matchVariant(node, value);
  const variants = match === undefined ? node.variants : node.variants.slice(match, match + 1);
  return variants.flatMap((variant) => resolveVariants(variant.node, value));
}

function nodeInside(node: FieldNode, key: string | number): FieldNode | undefined {
  switch (node.kind) {
    case "object":
      return typeof key === "string"
        ? (node.properties.find((property) => property.name === key)?.node ?? additionalNode(node))
        : undefined;
    case "map":
      return typeof key === "string" ? node.value : undefined;
    case "array":
      return typeof key === "number" ? node.item : undefined;
    case "tuple":
      return typeof key === "number" ? (node.items[key] ?? node.rest) : undefined;
    default:
      return undefined;
  }
}
