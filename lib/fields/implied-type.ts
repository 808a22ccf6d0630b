import { isJsonObject, type Json } from "@/lib/json";
import type { FieldNode } from "./field";

/**
 * Whether a value has the JSON type that a node's keywords speak of. A schema with `properties` but no `type` says nothing
 * about text, so text is right there.
 */
export function isOfImpliedType(node: FieldNode, value: Json): boolean {
  switch (node.kind) {
    case "string":
    case "file":
      return typeof value === "string";
    case "number":
    case "integer":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "array":
    case "tuple":
      return Array.isArray(value);
    case "map":
    case "object":
      return isJsonObject(value);
    case "enum":
    case "const":
    case "union":
    case "any":
      return true;
  }
}
