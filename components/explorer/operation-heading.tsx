"use client";

import { Badge } from "@/components/ui/badge";
import type { OperationForm } from "@/lib/fields/operation-form";

/** Title and description of the operation. */
export function OperationHeading({ form }: { form: OperationForm }) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-center gap-2">
        <h1 className="font-semibold text-lg tracking-tight">{form.title}</h1>
        {form.deprecated ? <Badge tone="warn">Deprecated</Badge> : null}
      </div>
      {form.description ? <p className="max-w-prose text-ink-muted text-[0.8125rem]">{form.description}</p> : null}
    </div>
  );
}
