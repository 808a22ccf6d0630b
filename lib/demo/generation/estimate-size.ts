import type { FieldNode } from "@/lib/fields/field";

/** As deep as examples are made. */
const MAX_DEPTH = 12;

/** Text for a pattern is tried out length by length. */
const PATTERN_EFFORT = 50;

/** How many values and characters an example of the field will have at least, found without making it. */
export function estimateSize(node: FieldNode): number {
  return new SizeEstimate().of(node, 0);
}

class SizeEstimate {
  /** By depth: the same field may be met on many ways, each of which would be walked again. */
  readonly #known: Map<FieldNode, number>[] = [];

  of(node: FieldNode, depth: number): number {
    if (depth > MAX_DEPTH) {
      return 1;
    }
    this.#known[depth] ??= new Map();
    const atDepth = this.#known[depth];
    const known = atDepth.get(node);
    if (known !== undefined) {
      return known;
    }
    const size = this.#ofKind(node, depth + 1);
    atDepth.set(node, size);
    return size;
  }

  #ofKind(node: FieldNode, depth: number): number {
    switch (node.kind) {
      case "string":
        return 1 + (node.minLength ?? 0) * (node.pattern === undefined ? 1 : PATTERN_EFFORT);
      case "array":
        return 1 + Math.max(1, node.minItems ?? 0) * this.of(node.item, depth);
      case "tuple":
        return node.items.reduce((sum, item) => sum + this.of(item, depth), 1 + (node.minItems ?? 0));
      case "map":
        return (
          1 +
          Math.max(1, node.minProperties ?? 0) *
            (this.of(node.value, depth) + (node.key ? this.of(node.key, depth) : 0))
        );
      case "object":
        return node.properties.reduce(
          (sum, property) => sum + (property.required ? this.of(property.node, depth) : 1),
          1 + (node.minProperties ?? 0),
        );
      case "union":
        return node.variants.reduce((most, variant) => Math.max(most, this.of(variant.node, depth)), 1);
      case "number":
      case "integer":
      case "boolean":
      case "enum":
      case "const":
      case "any":
      case "file":
        return 1;
    }
  }
}
