import type { Draft } from "@/lib/fields/draft";
import { additionalNode } from "@/lib/fields/draft-from-json";
import { rowIds } from "@/lib/fields/draft-rows";
import type { FieldNode } from "@/lib/fields/field";
import { chosenVariant, isUnset } from "@/lib/fields/json-from-draft";

const ANYTHING: FieldNode = { kind: "any" };

/** The picked files of a draft by the JSON pointer of the place that they have in its JSON. */
export function listFiles(node: FieldNode, draft: Draft | undefined): Map<string, File> {
  const files = new Map<string, File>();
  collect(node, draft, "", files);
  return files;
}

function collect(node: FieldNode, draft: Draft | undefined, pointer: string, files: Map<string, File>): void {
  if (draft?.state !== "set" || isUnset(node, draft)) return;
  switch (node.kind) {
    case "file":
      if (draft.file) files.set(pointer, draft.file);
      return;
    case "array":
      collectRows(node.item, draft, pointer, 0, files);
      return;
    case "tuple":
      node.items.forEach((item, index) => {
        collect(item, draft.parts?.[`i${index}`], `${pointer}/${index}`, files);
      });
      collectRows(node.rest ?? ANYTHING, draft, pointer, node.items.length, files);
      return;
    case "map":
      collectMembers(node.value, draft, pointer, files);
      return;
    case "object":
      node.properties.forEach((property, index) => {
        collect(property.node, draft.parts?.[`p${index}`], `${pointer}/${escapeKey(property.name)}`, files);
      });
      collectMembers(additionalNode(node), draft, pointer, files);
      return;
    case "union": {
      const variant = chosenVariant(node, draft);
      if (variant) collect(variant.node, variant.draft, pointer, files);
      return;
    }
    default:
      return;
  }
}

/** Rows without a value have no place in the list, so the ones after them move up. */
function collectRows(item: FieldNode, draft: Draft, pointer: string, first: number, files: Map<string, File>): void {
  const values = rowIds(draft).map((id) => draft.rows?.[id]?.value);
  values
    .filter((value) => !isUnset(item, value))
    .forEach((value, index) => {
      collect(item, value, `${pointer}/${first + index}`, files);
    });
}

function collectMembers(node: FieldNode, draft: Draft, pointer: string, files: Map<string, File>): void {
  for (const id of rowIds(draft)) {
    const row = draft.rows?.[id];
    if (row?.key !== undefined) collect(node, row.value, `${pointer}/${escapeKey(row.key)}`, files);
  }
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
