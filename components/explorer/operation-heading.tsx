"use client";

import { Import } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { SharePermalink } from "./share-permalink";

const ImportDialog = lazy(() => import("./import-dialog").then((module) => ({ default: module.ImportDialog })));

export interface OperationHeadingProps {
  form: OperationForm;
  getValues: () => RequestValues;
  onLoad: (values: RequestValues, what: string) => void;
}

/** Title and description of the operation, and how a whole request comes in and goes out. */
export function OperationHeading({ form, getValues, onLoad }: OperationHeadingProps) {
  const [importing, setImporting] = useState(false);
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h1 className="font-semibold text-lg tracking-tight">{form.title}</h1>
        {form.deprecated ? <Badge tone="warn">Deprecated</Badge> : null}
        <div className="-mr-2 ml-auto flex items-center">
          <Button variant="ghost" className="px-2" onClick={() => setImporting(true)}>
            <Import aria-hidden className="size-3.5" />
            Import
          </Button>
          <SharePermalink getValues={getValues} />
        </div>
      </div>
      {form.description ? <p className="max-w-prose text-ink-muted text-[0.8125rem]">{form.description}</p> : null}
      {importing ? (
        <Suspense>
          <ImportDialog form={form} onClose={() => setImporting(false)} onLoad={onLoad} />
        </Suspense>
      ) : null}
    </div>
  );
}
