import type { FieldNode, ObjectField, TupleField, UnionField } from "@/lib/fields/field";

/** A node that has parts worth a place of their own. */
export type ContentNode = ObjectField | UnionField | TupleField;

/**
 * Says whether two nodes have the same parts, so that a type is described once on a page, however often it is used and
 * whether or not its uses share their nodes. Parts that are named types are compared by name and members only.
 */
export class ContentKeys {
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<FieldNode, number>();
  /** Nodes whose parts are being looked at: a recursive type without a name ends there. */
  readonly #open = new Set<FieldNode>();

  keyOf(node: ContentNode): number {
    return this.#number([node.typeName ?? "", ...this.#parts(node)]);
  }

  #number(words: readonly (string | number)[]): number {
    const text = JSON.stringify(words);
    const number = this.#numbers.get(text) ?? this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  /** A use of a node: what is said about it there, then its parts. */
  #use(node: FieldNode): number {
    const known = this.#known.get(node);
    if (known !== undefined) return known;
    if (this.#open.has(node)) return -1;
    this.#open.add(node);
    const parts = node.typeName === undefined ? this.#parts(node) : memberNames(node);
    const number = this.#number([annotationText(node), ...parts]);
    this.#open.delete(node);
    this.#known.set(node, number);
    return number;
  }

  #parts(node: FieldNode): (string | number)[] {
    switch (node.kind) {
      case "object": {
        const additional = typeof node.additional === "string" ? node.additional : this.#use(node.additional);
        const sets = JSON.stringify([node.requireSets ?? [], node.requiredExtra ?? []]);
        // The form's own order of the properties makes no other type of it.
        const properties = [...node.properties].sort((a, b) => (a.name < b.name ? -1 : 1));
        return [
          sets,
          additional,
          ...properties.flatMap(({ name, required, node: value }) => [required ? `${name}!` : name, this.#use(value)]),
        ];
      }
      case "union":
        return node.variants.flatMap(({ label, node: variant }) => [label, this.#use(variant)]);
      case "tuple":
        return [...node.items.map((item) => this.#use(item)), node.rest ? this.#use(node.rest) : ""];
      case "array":
        return [this.#use(node.item)];
      case "map":
        return [this.#use(node.value), node.key ? this.#use(node.key) : ""];
      default:
        return [];
    }
  }
}

const PARTS = /^(properties|additional|variants|items|rest|item|value|key)$/;

/** Everything of a node that is not another node. */
function annotationText(node: FieldNode): string {
  const own = node.kind === "const" ? Object.entries(node) : Object.entries(node).filter(([name]) => !PARTS.test(name));
  return JSON.stringify(own);
}

function memberNames(node: FieldNode): string[] {
  switch (node.kind) {
    case "object":
      return node.properties.map(({ name, required }) => (required ? `${name}!` : name));
    case "union":
      return node.variants.map((variant) => variant.label);
    default:
      return [];
  }
}
