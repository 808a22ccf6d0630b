"use client";

import { useMemo } from "react";
import { Icon } from "@/components/ui/icon/icon";
import type { AnswerPart } from "@/lib/stream/answer";
import { readMediaType } from "@/lib/stream/body-kind";
import { SafeLink } from "../markdown/safe-link";
import { readDataUrl } from "../read-data-url";
import { BinaryPreview } from "./binary-preview";

/** A file in an answer: one that is inside of it is shown where that is safe and can be kept, one elsewhere is a link. */
export function FilePart({ part: { name, url } }: { part: Extract<AnswerPart, { kind: "file" }> }) {
  const inside = useMemo(() => (url?.startsWith("data:") ? readDataUrl(url) : undefined), [url]);
  return (
    <div className="flex flex-col gap-2.5 rounded-lg border bg-sunken px-3 py-2 text-xs">
      <p className="flex min-w-0 items-center gap-2">
        <Icon name="file-text" className="icon-4 shrink-0 text-ink-faint" />
        <span className="min-w-0 break-words [&_a]:text-accent-text [&_a]:underline">
          {url !== undefined && !url.startsWith("data:") ? <SafeLink href={url}>{name}</SafeLink> : name}
        </span>
        {url?.startsWith("data:") && !inside ? <span className="text-ink-faint">damaged data</span> : null}
      </p>
      {inside ? <InsideFile name={name} {...inside} /> : null}
    </div>
  );
}

function InsideFile({ name, essence, bytes }: { name: string; essence: string; bytes: Uint8Array<ArrayBuffer> }) {
  const read = useMemo(() => () => [bytes], [bytes]);
  const { kind } = readMediaType([["content-type", essence]]);
  return <BinaryPreview kind={kind} essence={essence} bytes={read} sizeBytes={bytes.length} name={name} />;
}
