import type { ReactNode } from "react";
import { readSafeUrl } from "../safe-url";

/** A link that a model wrote: opens in a new tab on a click, says nothing about this page, and only where it may lead. */
export function SafeLink({ href, title, children }: { href: string; title?: string | null; children: ReactNode }) {
  const url = readSafeUrl(href);
  if (!url) return <span title="Not a link that can be opened">{children}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" title={title ? `${title}\n${url}` : url}>
      {children}
    </a>
  );
}
