"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextArea } from "@/components/ui/input";
import { permalinkProblems } from "@/lib/errors/permalink-problem";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { importRequest } from "@/lib/import/import-request";
import { decodePermalink, isPermalink } from "@/lib/permalink/permalink";
import { useExplorer } from "./explorer-context";
import { describeImport, holdPendingImport } from "./pending-import";

export interface ImportDialogProps {
  form: OperationForm;
  onClose: () => void;
  onLoad: (values: RequestValues, what: string) => void;
}

/** Takes a pasted request. A text that cannot be read stays in the box, with what is wrong beside it. */
export function ImportDialog({ form, onClose, onLoad }: ImportDialogProps) {
  const { groups, servers, credentials } = useExplorer();
  const router = useRouter();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const fieldId = useId();

  const applyPermalink = async (fragment: string) => {
    const opened = await decodePermalink(fragment);
    if (!opened.ok) {
      const { title, nextStep } = permalinkProblems[opened.problem];
      setProblem(`${title}. ${nextStep}`);
      return;
    }
    const route = /\/explorer\/([^#?]+)#/.exec(text)?.[1];
    if (route && route !== `${form.tagSlug}/${form.slug}`) router.push(`/explorer/${route}#${fragment}`);
    else onLoad(opened.values, "Permalink imported.");
    onClose();
  };
  const apply = async () => {
    const fragment = text.trim().slice(text.trim().indexOf("#") + 1);
    if (isPermalink(fragment)) return applyPermalink(fragment);
    const imported = importRequest(text, {
      form,
      operations: groups.flatMap((group) => group.operations),
      servers,
    });
    switch (imported.kind) {
      case "refused":
        setProblem(imported.problem);
        return;
      case "elsewhere":
        // The page of that operation knows its own fields, so it reads the text itself.
        holdPendingImport(text);
        router.push(`/explorer/${imported.operation.route}`);
        break;
      case "values":
        for (const [scheme, value] of Object.entries(imported.credentials)) credentials.set(scheme, value);
        onLoad(imported.values, describeImport(imported));
        break;
    }
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
        placeholder={"curl https://… -H 'Content-Type: application/json' -d '{ … }'"}
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
