import { Fragment } from "react";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import { MethodBadge } from "@/components/ui/method-badge";
import { PageLink } from "@/components/ui/page-link";
import type { Operation } from "@/lib/openapi/operation";
import { Markdown } from "./markdown";

/** What the operation is, where it is, and the way to try it. */
export function OperationHeading({ operation, baseUrl }: { operation: Operation; baseUrl: string }) {
  const { title, tag, tagSlug, slug, method, path, description, deprecated, hints } = operation;
  return (
    <header>
      <div className="flex items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="font-medium text-ink-muted text-xs">{tag}</p>
          <h1 className="mt-0.5 text-balance font-semibold text-2xl tracking-tight">{title}</h1>
        </div>
        <PageLink href={`/explorer/${tagSlug}/${slug}`} className={buttonClass("primary", "md", "print:hidden")}>
          <Icon name="play" className="icon-3.5" />
          Try it
        </PageLink>
      </div>
      <p className="mt-4 flex items-baseline gap-2.5 rounded-lg border bg-surface px-3 py-2">
        <MethodBadge method={method} />
        <code className="min-w-0 font-mono text-code [overflow-wrap:anywhere]">
          <span className="text-ink-muted">{baseUrl}</span>
          {path.split(/(\{[^{}/]+\})/).map((piece, place) => (
            <Fragment key={String(place)}>
              {place % 2 === 1 ? <span className="text-accent-text">{piece}</span> : piece}
            </Fragment>
          ))}
        </code>
      </p>
      {deprecated ? (
        <p className="mt-4 flex items-baseline gap-2 rounded-lg bg-warn-soft px-3 py-2 text-warn">
          <Badge tone="warn" className="px-0">
            Deprecated
          </Badge>
          It may stop working; do not use it in new programs.
        </p>
      ) : null}
      {description === undefined ? null : <Markdown text={description} className="ref-lead" />}
      {hints.confirm === undefined ? null : (
        <p className="mt-3 border-warn border-l-2 pl-3 text-ink-muted">{hints.confirm}</p>
      )}
    </header>
  );
}
