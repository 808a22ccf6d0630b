import type { Draft } from "@/lib/fields/draft";
import type { FieldNode } from "@/lib/fields/field";
import { summarizeDraft } from "./summarize-draft";

/** What a folded row holds, in one line. Loaded with the first row that is folded. */
export function RowSummary({ node, draft }: { node: FieldNode; draft: Draft | undefined }) {
  const variant = node.kind === "union" && draft?.choice ? node.variants[Number(draft.choice)]?.label : undefined;
  return (
    <>
      {variant ? <span className="pr-2 font-medium text-ink">{variant}</span> : null}
      {summarizeDraft(node, draft)}
    </>
  );
}
