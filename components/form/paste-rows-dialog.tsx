"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/input";
import type { FieldNode } from "@/lib/fields/field";
import { type PastedRows, readPastedRows } from "./read-pasted-rows";

export interface PasteRowsDialogProps {
  label: string;
  node: FieldNode;
  onInsert: (rows: PastedRows["values"], replaces: boolean) => void;
  onClose: () => void;
}

/** Takes rows as JSON. What does not fit is said before it is added, and kept. */
export function PasteRowsDialog({ label, node, onInsert, onClose }: PasteRowsDialogProps) {
  const [text, setText] = useState("");
  const fieldId = useId();
  const rows = readPastedRows(node, text);
  const insert = (replaces: boolean) => {
    if (!rows) return;
    onInsert(rows.values, replaces);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Paste into ${label}`}
      description="A JSON list, a whole request that has one, or one JSON object per line."
    >
      <label htmlFor={fieldId} className="font-medium text-[0.8125rem]">
        JSON list
      </label>
      <TextArea
        id={fieldId}
        rows={10}
        spellCheck={false}
        className="min-h-48 font-mono text-code"
        aria-describedby={`${fieldId}-found`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p id={`${fieldId}-found`} role="status" className="min-h-5 text-ink-muted text-xs">
        {foundWords(text, rows)}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button disabled={!rows} onClick={() => insert(true)}>
          Replace all
        </Button>
        <Button variant="primary" disabled={!rows} onClick={() => insert(false)}>
          Add to the end
        </Button>
      </div>
    </Dialog>
  );
}

function foundWords(text: string, rows: PastedRows | undefined): string {
  if (text.trim() === "") return "";
  if (!rows) return "No list of JSON values here yet.";
  const { values, unfitting } = rows;
  const count = `${values.length} ${values.length === 1 ? "row" : "rows"}`;
  if (unfitting === 0) return `${count}, ${values.length === 1 ? "which fits" : "all of which fit"}.`;
  return `${count}; ${unfitting} ${unfitting === 1 ? "does not fit and stays as it is" : "do not fit and stay as they are"}.`;
}
