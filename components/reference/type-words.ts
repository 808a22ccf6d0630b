import type { FieldNode, UnionField } from "@/lib/fields/field";
import type { Json } from "@/lib/json";

const MAX_UNION_WORDS = 40;
const MAX_WRAPPERS = 6;

/** The type of a field in words: "string (uuid)", "list of objects or null", "integer or string". */
export function typeWords(node: FieldNode): string {
  const words = kindWords(node, MAX_WRAPPERS);
  return node.nullable && node.kind !== "any" ? `${words} or null` : words;
}

function kindWords(node: FieldNode, depth: number): string {
  switch (node.kind) {
    case "string":
      return node.format === undefined ? "string" : `string (${node.format})`;
    case "number":
    case "integer":
    case "boolean":
    case "file":
    case "object":
    case "enum":
      return node.kind;
    case "const":
      return `always ${valueWords(node.value)}`;
    case "array":
      return `list of ${pluralWords(node.item, depth - 1)}`;
    case "map":
      return node.value.kind === "any" ? "object with any properties" : `map of ${pluralWords(node.value, depth - 1)}`;
    case "tuple":
      return `${node.rest ? "list that begins with" : "list of"} ${node.items.length} ${node.items.length === 1 ? "item" : "items"}`;
    case "union":
      return unionWords(node);
    case "any":
      return "any type";
  }
}

function pluralWords(node: FieldNode, depth: number): string {
  switch (node.kind) {
    case "string":
      return node.format === undefined ? "strings" : `strings (${node.format})`;
    case "number":
    case "integer":
    case "boolean":
    case "file":
    case "object":
    case "enum":
      return `${node.kind}s`;
    case "const":
      return valueWords(node.value);
    case "array":
      return depth < 1 ? "lists" : `lists of ${pluralWords(node.item, depth - 1)}`;
    case "map":
      return depth < 1 ? "maps" : `maps of ${pluralWords(node.value, depth - 1)}`;
    case "tuple":
      return "lists";
    case "union":
      return node.tag === undefined ? unionWords(node) : "objects";
    case "any":
      return "any type";
  }
}

function unionWords(node: UnionField): string {
  const all = node.variants.map((variant) => variant.label).join(" or ");
  return node.tag === undefined && all.length <= MAX_UNION_WORDS ? all : `one of ${node.variants.length} variants`;
}

/** A value as people write it: text without quotes, unless it would then read as something else. Anything else as JSON. */
export function valueWords(value: Json): string {
  const isPlainText =
    typeof value === "string" && value.trim() === value && !/^(|true|false|null|-?\d.*|["[{].*)$/s.test(value);
  return isPlainText ? value : JSON.stringify(value);
}
