"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Input, TextArea } from "@/components/ui/input";
import type { Importing, ImportStop } from "./use-importing";

export interface ImportDialogProps {
  /** What the dialog begins with. */
  initial: NonNullable<Importing["dialog"]>;
  onImport: Importing["importPasted"];
  onClose: () => void;
}

/** Takes a pasted request. A text that cannot be read stays in the box, with what is wrong beside it. */
export function ImportDialog({ initial, onImport, onClose }: ImportDialogProps) {
  const [text, setText] = useState(initial.text);
  const [files, setFiles] = useState(initial.files);
  const [stop, setStop] = useState<ImportStop>(initial);
  const fieldId = useId();
  const paths = stop.paths ?? [];

  const apply = async () => {
    // Files that were asked for and not picked are left out.
    const stopped = await onImport({ text, files, skipped: new Set([...initial.skipped, ...paths]) });
    if (stopped) setStop(stopped);
    else onClose();
  };
  const pick = async (path: string, file: File | undefined) => {
    if (!file) return;
    const content = await file.text();
    setFiles((held) => new Map(held).set(path, content));
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Import request"
      description="A cURL command, a JSON body or a permalink. It replaces what is in the form; nothing is sent, and nothing you paste leaves this page."
    >
      <label htmlFor={fieldId} className="font-medium text-[0.8125rem]">
        cURL command or JSON
      </label>
      <TextArea
        id={fieldId}
        rows={10}
        spellCheck={false}
        className="min-h-48 font-mono text-code"
        aria-invalid={stop.problem !== undefined}
        aria-describedby={`${fieldId}-problem`}
        placeholder={"curl https://… -H 'Content-Type: application/json' -d '{ … }'"}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setStop({});
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void apply();
        }}
      />
      <p id={`${fieldId}-problem`} role="alert" className="text-danger text-xs empty:hidden">
        {stop.problem}
      </p>
      {paths.length > 0 ? (
        <fieldset className="flex flex-col gap-1.5">
          <legend className="pb-1 text-xs" role="alert">
            The command reads {paths.length === 1 ? "a file" : "files"} from your disk. Pick{" "}
            {paths.length === 1 ? "it" : "them"}, or apply without.
          </legend>
          {paths.map((path) => (
            <div key={path} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.5fr)] items-center gap-2">
              <span aria-hidden className="truncate font-mono text-xs">
                {path}
              </span>
              <Input
                aria-label={path}
                type="file"
                className="h-auto py-1 file:mr-2 file:rounded file:border-0 file:bg-hover file:px-2 file:py-0.5 file:text-ink file:text-xs"
                onChange={(event) => void pick(path, event.target.files?.[0])}
              />
            </div>
          ))}
        </fieldset>
      ) : null}
      <div className="flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" onClick={apply}>
          Apply
        </Button>
      </div>
    </Dialog>
  );
}
