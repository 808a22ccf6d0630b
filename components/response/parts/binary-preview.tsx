"use client";

import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import type { BodyKind } from "@/lib/stream/body-kind";
import { formatBytes } from "../words";

export interface BinaryPreviewProps {
  kind: BodyKind;
  essence: string;
  bytes: () => Uint8Array<ArrayBuffer>[];
  sizeBytes: number;
  /** For the file; "response" with the ending of its type when it has none. */
  name?: string;
}

/** A body that is no text: shown where the browser can do so safely, and offered as a download. */
export function BinaryPreview({ kind, essence, bytes, sizeBytes, name }: BinaryPreviewProps) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const blob = new Blob(bytes(), { type: essence || "application/octet-stream" });
    const created = URL.createObjectURL(blob);
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [bytes, essence]);
  if (!url) return null;
  return (
    <div className="flex flex-col items-start gap-3">
      <Media kind={kind} url={url} />
      <div className="flex flex-wrap gap-2">
        {kind === "pdf" ? <OpenPdf url={url} /> : null}
        <a href={url} download={name ?? `response.${extensionOf(essence)}`} className={buttonClass("secondary", "sm")}>
          <Icon name="download" className="icon-3.5" />
          Download {essence || "binary data"} · {formatBytes(sizeBytes)}
        </a>
      </div>
    </div>
  );
}

/**
 * The browser's own reader of PDFs runs in no sandboxed frame, and a frame without one would need a hole in the page's
 * policy. In a tab of its own the reader is apart from this page, and the type of the data keeps it from being anything else.
 */
function OpenPdf({ url }: { url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={buttonClass("secondary", "sm")}>
      <Icon name="external-link" className="icon-3.5" />
      Open PDF in a new tab
    </a>
  );
}

function Media({ kind, url }: { kind: BodyKind; url: string }) {
  switch (kind) {
    case "image":
      return <img src={url} alt="Body of the response" className="max-h-[32rem] max-w-full rounded-md border" />;
    case "audio":
      return (
        <audio controls src={url} className="max-w-full">
          <track kind="captions" label="No captions" src="data:text/vtt,WEBVTT" />
        </audio>
      );
    case "video":
      return (
        <video controls src={url} className="max-h-[32rem] max-w-full rounded-md border">
          <track kind="captions" label="No captions" src="data:text/vtt,WEBVTT" />
        </video>
      );
    default:
      return <p className="text-ink-muted text-xs">This body is binary, so there is nothing to show as text.</p>;
  }
}

function extensionOf(essence: string): string {
  const subtype = essence.split("/")[1] ?? "bin";
  return subtype === "octet-stream" ? "bin" : (subtype.split("+")[0] ?? "bin").replace(/[^a-z0-9]/g, "");
}
