"use client";

import { useState } from "react";
import type { Source } from "@/lib/stream/answer";
import { byPlace } from "../markdown/by-place";
import { SafeLink } from "../markdown/safe-link";
import { readHost } from "../safe-url";
import { ShowMore } from "./show-more";

const sourcesPerStep = 50;

/** Annotations as numbered sources. */
export function SourcesPart({ sources }: { sources: Source[] }) {
  const [shown, setShown] = useState(sourcesPerStep);
  return (
    <section aria-label="Sources" className="rounded-lg border bg-sunken px-3 py-2 text-xs">
      <h3 className="mb-1 font-medium text-ink-muted">Sources</h3>
      <ol className="list-decimal space-y-1 pl-5 marker:text-ink-faint">
        {byPlace(sources.slice(0, shown)).map(({ key, item }) => (
          <li key={key} className="break-words [&_a]:text-accent-text [&_a]:underline [&_a]:underline-offset-2">
            {item.url ? <SafeLink href={item.url}>{item.title}</SafeLink> : item.title}{" "}
            {item.url && item.title !== item.url ? <span className="text-ink-faint">{readHost(item.url)}</span> : null}
            {item.text ? <p className="line-clamp-2 text-ink-faint">{item.text}</p> : null}
          </li>
        ))}
      </ol>
      <ShowMore
        what="sources"
        step={sourcesPerStep}
        left={sources.length - shown}
        onShow={() => setShown(shown + sourcesPerStep)}
      />
    </section>
  );
}
