import type { FieldNode } from "@/lib/fields/field";
import type { Json } from "@/lib/json";

/**
 * The JSON value that stands behind the text of a parameter: a number where the description wants one, the listed value
 * of an enumeration, else the text itself. Text that does not fit stays text, so that nothing changes silently.
 */
export function readParameterText(node: FieldNode | undefined, text: string): Json {
  if (!node) return text;
  switch (node.kind) {
    case "number":
    case "integer":
      return isExactNumber(text) ? Number(text) : text;
    case "boolean":
      return text === "true" ? true : text === "false" ? false : text;
    case "enum":
      return node.values.find((value) => String(value) === text) ?? text;
    case "const":
      return String(node.value) === text ? node.value : text;
    case "union":
      return readUnion(
        node.variants.map((variant) => variant.node),
        text,
      );
    case "array":
    case "tuple":
    case "map":
    case "object":
    case "string":
    case "any":
    case "file":
      return text;
  }
}

/** The first variant that makes something else than text of it; variants that take any text come last. */
function readUnion(variants: FieldNode[], text: string): Json {
  for (const variant of variants) {
    const value = readParameterText(variant, text);
    if (typeof value !== "string") return value;
  }
  return text;
}

/** Whether a number written like this comes back the same when it is sent. */
function isExactNumber(text: string): boolean {
  return text.trim() !== "" && String(Number(text)) === text;
}
