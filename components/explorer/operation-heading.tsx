"use client";

import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { InlineCode } from "@/components/ui/inline-code";
import { PageLink } from "@/components/ui/page-link";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { SharePermalink } from "./share-permalink";

export interface OperationHeadingProps {
  form: OperationForm;
  getValues: () => RequestValues;
  onImport: () => void;
}

/** Title and description of the operation, and how a whole request comes in and goes out. */
export function OperationHeading({ form, getValues, onImport }: OperationHeadingProps) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h1 className="font-semibold text-lg tracking-tight">{form.title}</h1>
        {form.deprecated ? <Badge tone="warn">Deprecated</Badge> : null}
        <div className="-mr-2 ml-auto flex items-center">
          <Button variant="ghost" className="px-2" onClick={onImport}>
            <Icon name="import" className="icon-3.5" />
            Import
          </Button>
          <SharePermalink form={form} getValues={getValues} />
        </div>
      </div>
      {form.description ? (
        <p className="line-clamp-4 max-w-prose text-ink-muted text-[0.8125rem]">
          <InlineCode text={form.description} />
        </p>
      ) : null}
      <PageLink
        href={`/reference/${form.tagSlug}/${form.slug}`}
        className="flex items-center gap-1 self-start text-accent-text text-xs underline-offset-2 hover:underline"
      >
        <Icon name="book-open" className="icon-3.5" />
        View in API Reference
      </PageLink>
    </div>
  );
}
