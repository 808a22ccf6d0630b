import type { JsonPath } from "@/lib/json";
import type { Draft } from "./draft";
import { rowIds } from "./draft-rows";
import type { FieldNode } from "./field";
import { chosenVariant, isNamed, isUnset } from "./json-from-draft";

export interface PickedFile {
  /** Where the JSON of the same draft has `null` in its place. */
  path: JsonPath;
  file: File;
}

/** The files picked in a draft. They never travel in JSON, links or history; whoever builds the request adds them. */
export function listFiles(node: FieldNode, draft: Draft | undefined): PickedFile[] {
  if (draft?.state !== "set") {
    return [];
  }
  const inside = (path: string | number, child: FieldNode, part: Draft | undefined): PickedFile[] =>
    listFiles(child, part).map((found) => ({ ...found, path: [path, ...found.path] }));
  switch (node.kind) {
    case "file":
      return draft.file ? [{ path: [], file: draft.file }] : [];
    case "array": {
      const rows = rowIds(draft).map((id) => draft.rows?.[id]?.value);
      return rows.filter((row) => !isUnset(node.item, row)).flatMap((row, index) => inside(index, node.item, row));
    }
    case "tuple":
      return node.items.flatMap((item, index) => inside(index, item, draft.parts?.[`i${index}`]));
    case "map":
      return rowIds(draft).flatMap((id) => {
        const row = draft.rows?.[id];
        return row && isNamed(row) ? inside(row.key, node.value, row.value) : [];
      });
    case "object":
      return node.properties.flatMap(({ name, node: property }, index) =>
        inside(name, property, draft.parts?.[`p${index}`]),
      );
    case "union": {
      const variant = chosenVariant(node, draft);
      return variant ? listFiles(variant.node, variant.draft) : [];
    }
    case "string":
    case "number":
    case "integer":
    case "boolean":
    case "enum":
    case "const":
    case "any":
      return [];
  }
}
