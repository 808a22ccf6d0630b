import { exampleValue } from "@/lib/fields/example-value";
import type { FieldNode, ObjectField } from "@/lib/fields/field";
import { fitsField } from "@/lib/fields/fits-field";
import { type Json, type JsonObject, setMember } from "@/lib/json";
import { humanize } from "@/lib/openapi/slug";

/** Optional members are filled in down to this depth, and until the value has about this many members. */
const MAX_DEPTH = 6;
const MAX_MEMBERS = 400;

const LIST_LENGTH = 2;

/**
 * A value that fits the field with its optional members too, as servers answer: most descriptions of answers mark nothing
 * as required, so that what is required alone would often be `{}`.
 */
export function fullExample(node: FieldNode): Json {
  return new Filler().fill(node, 0);
}

class Filler {
  #members = 0;

  fill(node: FieldNode, depth: number, name?: string): Json {
    if (node.examples?.some((example) => fitsField(node, example)) || depth > MAX_DEPTH) {
      return exampleValue(node);
    }
    const full = this.#fillKind(node, depth, name);
    return full !== undefined && fitsField(node, full) ? full : exampleValue(node);
  }

  #fillKind(node: FieldNode, depth: number, name: string | undefined): Json | undefined {
    switch (node.kind) {
      case "object":
        return this.#fillObject(node, depth);
      case "array": {
        const length = Math.max(node.minItems ?? 0, Math.min(LIST_LENGTH, node.maxItems ?? LIST_LENGTH));
        return node.uniqueItems || length > LIST_LENGTH
          ? undefined
          : Array.from({ length }, () => this.fill(node.item, depth + 1, name));
      }
      case "map":
        return node.key || node.required ? undefined : { [name ?? "key"]: this.fill(node.value, depth + 1) };
      case "union": {
        const [first] = node.variants;
        return first && this.fill(first.node, depth, name);
      }
      case "string": {
        const isFree = node.format === undefined && node.suggestions === undefined && node.default === undefined;
        return isFree && name !== undefined ? `Example ${humanize(name).toLowerCase()}` : undefined;
      }
      default:
        return undefined;
    }
  }

  #fillObject(node: ObjectField, depth: number): JsonObject {
    const value: JsonObject = {};
    for (const property of node.properties) {
      const isWanted = property.required || (!property.node.writeOnly && this.#members < MAX_MEMBERS);
      if (isWanted) {
        this.#members += 1;
        setMember(value, property.name, this.fill(property.node, depth + 1, property.name));
      }
    }
    for (const name of node.requiredExtra ?? []) {
      setMember(
        value,
        name,
        typeof node.additional === "string" ? "text" : this.fill(node.additional, depth + 1, name),
      );
    }
    return value;
  }
}
