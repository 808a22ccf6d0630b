import type { FieldNode } from "@/lib/fields/field";

/** Whether a field is made of other fields, rather than of one control beside its label. */
export function hasParts(node: FieldNode): boolean {
  switch (node.kind) {
    case "array":
    case "tuple":
    case "map":
    case "object":
    case "union":
      return true;
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "enum":
    case "const":
    case "any":
    case "file":
      return false;
  }
}
