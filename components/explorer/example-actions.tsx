"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { Select } from "@/components/ui/select";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";

export interface ExampleActionsProps {
  form: OperationForm;
  onLoad: (values: RequestValues, what: string) => void;
  onClear: () => void;
}

/** What fills the form with an example, and what empties it. */
export function ExampleActions({ form, onLoad, onClear }: ExampleActionsProps) {
  const [exampleName, setExampleName] = useState(form.examples[0]?.name ?? "");
  const exampleId = useId();
  const example = form.examples.find((candidate) => candidate.name === exampleName) ?? form.examples[0];
  return (
    <div className="flex flex-wrap items-center gap-x-1 gap-y-1.5">
      {example ? (
        <div className="flex items-center">
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
            <Icon name="wand-sparkles" className="icon-3.5" />
            Use example
          </Button>
        </div>
      ) : null}
      <Button variant="ghost" className="px-2" onClick={onClear}>
        <Icon name="eraser" className="icon-3.5" />
        Clear form
      </Button>
    </div>
  );
}
