import type { Draft } from "@/lib/fields/draft";
import type { FieldNode } from "@/lib/fields/field";
import { isUnset } from "@/lib/fields/json-from-draft";
import { startDraft } from "@/lib/fields/start-draft";

/**
 * The draft of a property that was just added to the form. What it held before it was taken out comes back. A choice
 * between variants stays open where taking the first one would send something that nobody chose.
 */
export function openingDraft(node: FieldNode, before: Draft | undefined): Draft {
  if (before && hasContent(before)) {
    return { ...before, state: "set" };
  }
  const start = startDraft(node);
  return node.kind === "union" && !isUnset(node, start) ? { state: "absent", choice: "" } : start;
}

function hasContent(draft: Draft): boolean {
  return Boolean(draft.parts || draft.rows || draft.text || draft.choice || draft.file);
}
