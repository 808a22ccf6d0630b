"use client";

import { Eraser, Import, Wand2 } from "lucide-react";
import { lazy, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { SharePermalink } from "./share-permalink";

const ImportDialog = lazy(() => import("./import-dialog").then((module) => ({ default: module.ImportDialog })));

export interface RequestActionsProps {
  form: OperationForm;
  getValues: () => RequestValues;
  onLoad: (values: RequestValues, what: string) => void;
  onClear: () => void;
}

/** What replaces, empties or shares the whole request. */
export function RequestActions({ form, getValues, onLoad, onClear }: RequestActionsProps) {
  const [exampleName, setExampleName] = useState(form.examples[0]?.name ?? "");
  const [importing, setImporting] = useState(false);
  const exampleId = useId();
  const example = form.examples.find((candidate) => candidate.name === exampleName) ?? form.examples[0];
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
      {example ? (
        <div className="mr-auto flex items-center">
          {form.examples.length > 1 ? (
            <>
              <label htmlFor={exampleId} className="sr-only">
                Example
              </label>
              <Select
                id={exampleId}
                wrapperClassName="w-40"
                className="rounded-r-none border-r-0"
                value={example.name}
                onChange={(event) => setExampleName(event.target.value)}
              >
                {form.examples.map((option) => (
                  <option key={option.name} value={option.name}>
                    {option.summary}
                  </option>
                ))}
              </Select>
            </>
          ) : null}
          <Button
            className={form.examples.length > 1 ? "rounded-l-none" : undefined}
            onClick={() => onLoad(example.values, `Example “${example.summary}” loaded.`)}
          >
            <Wand2 aria-hidden className="size-3.5" />
            Use example
          </Button>
        </div>
      ) : null}
      <Button variant="ghost" className="px-2" onClick={onClear}>
        <Eraser aria-hidden className="size-3.5" />
        Clear form
      </Button>
      <Button variant="ghost" className="px-2" onClick={() => setImporting(true)}>
        <Import aria-hidden className="size-3.5" />
        Import
      </Button>
      <SharePermalink getValues={getValues} />
      {importing ? (
        <Suspense>
          <ImportDialog form={form} onClose={() => setImporting(false)} onLoad={onLoad} />
        </Suspense>
      ) : null}
    </div>
  );
}
