import type { Draft } from "@/lib/fields/draft";
import { rowIds } from "@/lib/fields/draft-rows";
import type { FieldNode } from "@/lib/fields/field";
import { chosenVariant, isUnset } from "@/lib/fields/json-from-draft";
import { renderShort } from "./field-words";
import { renderSize } from "./render-size";

const MAX_LENGTH = 120;
const MAX_DEPTH = 4;
/** Texts can be megabytes; a summary needs their beginning. */
const READ_LENGTH = 400;

/** One line for a row that is folded up: its texts and choices, lists as their contents or a count. */
export function summarizeDraft(node: FieldNode, draft: Draft | undefined, tag?: string): string {
  const words = collect(node, draft, 0, tag).filter((word) => word !== "");
  const line = words.join(" · ");
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH - 1)}…` : line;
}

function collect(node: FieldNode, draft: Draft | undefined, depth: number, tag?: string): string[] {
  if (!draft || depth > MAX_DEPTH || isUnset(node, draft)) return [];
  if (draft.state === "null") return ["null"];
  if (draft.state === "raw") return [oneLine(draft.text ?? "")];
  switch (node.kind) {
    case "string":
    case "number":
    case "integer":
    case "any":
      return [textWords(draft.text ?? "")];
    case "boolean":
      return [draft.choice ?? ""];
    case "enum":
      return [valueWords(node.values[Number(draft.choice)])];
    case "const":
      return [valueWords(node.value)];
    case "file":
      return [draft.file?.name ?? ""];
    case "array":
      return rowWords(rowIds(draft).map((id) => collect(node.item, draft.rows?.[id]?.value, depth + 1)));
    case "tuple":
      return node.items.flatMap((item, index) => collect(item, draft.parts?.[`i${index}`], depth + 1));
    case "map":
      return rowIds(draft).map((id) => draft.rows?.[id]?.key ?? "");
    case "object": {
      const words = node.properties.flatMap((property, index) =>
        property.name === tag ? [] : propertyWords(property.name, property.node, draft.parts?.[`p${index}`], depth),
      );
      return [...words, ...rowIds(draft).map((id) => draft.rows?.[id]?.key ?? "")];
    }
    case "union": {
      const variant = chosenVariant(node, draft);
      return variant ? collect(variant.node, variant.draft, depth, node.tag) : [];
    }
  }
}

/** Flags and numbers say nothing without their name; texts and choices do. */
function propertyWords(name: string, node: FieldNode, draft: Draft | undefined, depth: number): string[] {
  const words = collect(node, draft, depth + 1);
  const needsName = node.kind === "boolean" || node.kind === "number" || node.kind === "integer";
  return needsName ? words.map((word) => `${name} ${word}`) : words;
}

function rowWords(rows: string[][]): string[] {
  const [only] = rows;
  if (rows.length === 1 && only) return only;
  const first = rows.find((words) => words.length > 0)?.[0];
  return rows.length === 0 ? ["empty"] : [...(first === undefined ? [] : [first]), `${rows.length} items`];
}

function valueWords(value: Parameters<typeof renderShort>[0] | undefined): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : renderShort(value);
}

/** Files as their type and size: nobody reads base64. */
function textWords(text: string): string {
  const head = /^data:([^,;]*)[^,]{0,400};(?:base64|(missing)),/.exec(text.slice(0, READ_LENGTH));
  if (!head) return oneLine(text);
  const size = head[2] ? "to be chosen" : renderSize(Math.floor(((text.length - head[0].length) * 3) / 4));
  return `${head[1] || "file"}, ${size}`;
}

function oneLine(text: string): string {
  return text.slice(0, READ_LENGTH).replace(/\s+/g, " ").trim();
}
