import type { FieldNode, NumberField, StringField } from "@/lib/fields/field";
import type { Json } from "@/lib/json";

/** The type of a field in the words of its schema: "integer", "list of text", "one of 3". */
export function typeWords(node: FieldNode): string {
  if (node.hints?.format === "json-schema") return "JSON Schema";
  switch (node.kind) {
    case "string":
      return node.format ?? "text";
    case "number":
    case "integer":
    case "boolean":
      return node.kind;
    case "enum":
      return "enum";
    case "const":
      return "fixed";
    case "any":
      return "JSON";
    case "file":
      return "file";
    case "array":
      return `list of ${itemWords(node.item)}`;
    case "tuple":
      return `${node.items.length} items`;
    case "map":
      return `map of ${itemWords(node.value)}`;
    case "object":
      return "object";
    case "union":
      return unionWords(node.variants.map((variant) => variant.label));
  }
}

function itemWords(node: FieldNode): string {
  switch (node.kind) {
    case "object":
      return "objects";
    case "array":
    case "tuple":
      return "lists";
    case "union":
      return node.tag === undefined ? "values" : `objects by ${node.tag}`;
    case "number":
    case "integer":
    case "enum":
    case "boolean":
    case "file":
      return `${node.kind}s`;
    case "map":
      return "maps";
    case "any":
      return "JSON values";
    case "const":
      return renderShort(node.value);
    case "string":
      return "text";
  }
}

function unionWords(labels: string[]): string {
  const words = labels.join(" or ");
  return labels.length <= 3 && words.length <= 32 ? words : `one of ${labels.length}`;
}

/** Bounds as short as people write them: "0 – 2", "> 0", "≤ 64 characters". Empty when there are none. */
export function boundsWords(node: FieldNode): string {
  switch (node.kind) {
    case "number":
    case "integer":
      return [rangeWords(node), node.multipleOf === undefined ? "" : `steps of ${node.multipleOf}`]
        .filter(Boolean)
        .join(", ");
    case "string":
      return lengthWords(node);
    case "array":
    case "tuple":
      return countWords(node.minItems, node.maxItems, "item");
    case "map":
    case "object":
      return countWords(node.minProperties, node.maxProperties, "key");
    default:
      return "";
  }
}

function rangeWords(node: NumberField): string {
  const low = node.exclusiveMinimum ?? node.minimum;
  const high = node.exclusiveMaximum ?? node.maximum;
  const lowSign = node.exclusiveMinimum === undefined ? "≥" : ">";
  const highSign = node.exclusiveMaximum === undefined ? "≤" : "<";
  if (low !== undefined && high !== undefined) {
    const isClosed = lowSign === "≥" && highSign === "≤";
    return isClosed ? `${low} – ${high}` : `${lowSign} ${low}, ${highSign} ${high}`;
  }
  if (low !== undefined) return `${lowSign} ${low}`;
  return high === undefined ? "" : `${highSign} ${high}`;
}

function lengthWords(node: StringField): string {
  return countWords(node.minLength, node.maxLength, "character");
}

function countWords(least: number | undefined, most: number | undefined, unit: string): string {
  const plural = (count: number) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (least && most !== undefined) {
    return least === most ? `exactly ${plural(least)}` : `${least} – ${plural(most)}`;
  }
  if (least) return `≥ ${plural(least)}`;
  return most === undefined ? "" : `≤ ${plural(most)}`;
}

/** A JSON value on one line, cut where it gets long. Text keeps its quotes. */
export function renderShort(value: Json, maxLength = 40): string {
  const text = JSON.stringify(value);
  return text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
}

/** What an empty control shows: the server's own value when nothing is sent, else an example of what goes there. */
export function placeholderFor(node: FieldNode, required: boolean): string {
  if (node.default !== undefined) {
    const isPlainText = typeof node.default === "string" && node.default !== "";
    return `default ${isPlainText ? shorten(`${node.default}`) : renderShort(node.default)}`;
  }
  const example = node.examples?.[0];
  if (example !== undefined && example !== null && typeof example !== "object") {
    return `e.g. ${shorten(String(example))}`;
  }
  return required ? "" : "not sent";
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/**
 * A description as plain text with code spans, for one line of help: links become their text, emphasis marks go.
 * Everything else of Markdown stays as it was written.
 */
export function splitCode(description: string): { text: string; isCode: boolean; offset: number }[] {
  const flat = description
    .replace(/\s+/g, " ")
    .trim()
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");
  let offset = 0;
  return flat
    .split(/(`[^`]+`)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const at = { offset };
      offset += piece.length;
      return piece.length > 2 && piece.startsWith("`") && piece.endsWith("`")
        ? { ...at, text: piece.slice(1, -1), isCode: true }
        : { ...at, text: piece.replace(/\*\*([^*]+)\*\*/g, "$1"), isCode: false };
    });
}
