import type { FieldNode, NumberField } from "@/lib/fields/field";

/** What a value must keep to, one phrase each: "0 to 2", "at least 1 item". Patterns and defaults are not among them. */
export function boundsWords(node: FieldNode): string[] {
  switch (node.kind) {
    case "number":
    case "integer":
      return [rangeWords(node), node.multipleOf === undefined ? "" : `a multiple of ${node.multipleOf}`].filter(
        Boolean,
      );
    case "string":
      return countWords(node.minLength, node.maxLength, "character", "characters");
    case "array":
      return [
        ...countWords(node.minItems, node.maxItems, "item", "items"),
        ...(node.uniqueItems ? ["no item twice"] : []),
      ];
    case "tuple":
      return countWords(node.minItems, node.maxItems, "item", "items");
    case "map":
    case "object":
      return countWords(node.minProperties, node.maxProperties, "property", "properties");
    case "boolean":
    case "enum":
    case "const":
    case "union":
    case "any":
    case "file":
      return [];
  }
}

/** Where a schema gives both an inclusive and an exclusive bound, both are said. */
function rangeWords(node: NumberField): string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = node;
  if (
    minimum !== undefined &&
    maximum !== undefined &&
    exclusiveMinimum === undefined &&
    exclusiveMaximum === undefined
  ) {
    return minimum === maximum ? `exactly ${minimum}` : `${minimum} to ${maximum}`;
  }
  const parts = [
    minimum === undefined ? "" : `at least ${minimum}`,
    exclusiveMinimum === undefined ? "" : `more than ${exclusiveMinimum}`,
    maximum === undefined ? "" : `at most ${maximum}`,
    exclusiveMaximum === undefined ? "" : `less than ${exclusiveMaximum}`,
  ];
  return parts.filter(Boolean).join(", ");
}

function countWords(least: number | undefined, most: number | undefined, one: string, many: string): string[] {
  const counted = (count: number) => `${count} ${count === 1 ? one : many}`;
  if (least !== undefined && least === most) return [`exactly ${counted(least)}`];
  if (least && most !== undefined) return [`${least} to ${counted(most)}`];
  if (least) return [`at least ${counted(least)}`];
  return most === undefined ? [] : [`at most ${counted(most)}`];
}
