"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/input";
import { permalinkProblems } from "@/lib/errors/permalink-problem";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { importRequest } from "@/lib/import/import-request";
import { decodePermalink, isPermalink } from "@/lib/permalink/permalink";

export interface ImportDialogProps {
  form: OperationForm;
  onClose: () => void;
  onLoad: (values: RequestValues, what: string) => void;
}

/** Takes a pasted request. A text that cannot be read stays in the box, with what is wrong beside it. */
export function ImportDialog({ form, onClose, onLoad }: ImportDialogProps) {
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const fieldId = useId();

  const apply = async () => {
    const fragment = text.trim().slice(text.trim().indexOf("#") + 1);
    if (isPermalink(fragment)) {
      const opened = await decodePermalink(fragment);
      if (!opened.ok) {
        const { title, nextStep } = permalinkProblems[opened.problem];
        return setProblem(`${title}. ${nextStep}`);
      }
      onLoad(opened.values, "Permalink imported.");
      return onClose();
    }
    const imported = importRequest(text, form);
    if (!imported.ok) return setProblem(imported.problem);
    onLoad(imported.values, imported.what);
    onClose();
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Import request"
      description="Replaces what is in the form. Nothing is sent, and nothing you paste leaves this page."
    >
      <label htmlFor={fieldId} className="font-medium text-[0.8125rem]">
        cURL command or JSON
      </label>
      <TextArea
        id={fieldId}
        rows={10}
        spellCheck={false}
        className="min-h-48 font-mono text-code"
        aria-invalid={problem !== ""}
        aria-describedby={`${fieldId}-problem`}
        placeholder={'{\n  "model": "…"\n}'}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setProblem("");
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) apply();
        }}
      />
      <p id={`${fieldId}-problem`} role="alert" className="text-danger text-xs empty:hidden">
        {problem}
      </p>
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" onClick={apply}>
          Apply
        </Button>
      </div>
    </Dialog>
  );
}
