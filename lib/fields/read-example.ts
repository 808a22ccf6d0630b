import type { Json } from "@/lib/json";
import type { FieldNode } from "./field";
import { fitsField } from "./fits-field";

/**
 * The value that an example stands for. Some documents write it as on the wire: `"20"` of a number is 20, and the text
 * `"[{}]"` of a list is that list. Text that does not fit either way stays as it is.
 */
export function readExample(node: FieldNode, value: Json): Json {
  if (typeof value !== "string" || fitsField(node, value)) {
    return value;
  }
  try {
    const read: Json = JSON.parse(value);
    return fitsField(node, read) ? read : value;
  } catch {
    return value;
  }
}
