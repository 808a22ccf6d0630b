"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { renderSize } from "./render-size";

export interface FileCardProps {
  id: string;
  name?: string;
  /** "" when unknown. */
  mediaType: string;
  sizeBytes: number;
  /** The file is still to be given. */
  isMissing?: boolean;
  /** The content, for a picture or a player. Called once. */
  getContent: () => Blob | undefined;
  labelId: string;
  describedBy?: string;
  onReplace: () => void;
  onRemove: () => void;
  children?: ReactNode;
}

/** A file that a field holds: what it looks or sounds like, its name, type and size, and what can be done with it. */
export function FileCard({ id, labelId, describedBy, onReplace, onRemove, children, ...file }: FileCardProps) {
  const { name, mediaType, sizeBytes, isMissing } = file;
  const url = useObjectUrl(file.getContent);
  const isKnownType = mediaType !== "" && !mediaType.includes("*");
  const facts = [isKnownType ? mediaType : "", sizeBytes > 0 ? renderSize(sizeBytes) : ""].filter(Boolean).join(" · ");
  const action = isMissing ? "Choose file" : "Replace file";
  const title = name ?? kindWord(mediaType);
  return (
    <div
      className={cn(
        "flex min-w-0 flex-col gap-2 rounded-md border bg-surface p-2",
        isMissing && "border-warn border-dashed bg-warn-soft",
      )}
    >
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1.5">
        <Thumbnail mediaType={mediaType} url={url} isMissing={isMissing ?? false} />
        <div className="min-w-24 flex-1">
          <p className="truncate font-medium text-[0.8125rem]" title={title}>
            {title}
          </p>
          <p className="truncate text-2xs text-ink-muted">
            {isMissing ? `${facts ? `${facts} · ` : ""}not part of the link` : facts}
          </p>
        </div>
        <div className="flex shrink-0 items-center gap-1">
          <Button
            id={id}
            // The label of the field would be its name otherwise.
            aria-label={action}
            size="sm"
            variant={isMissing ? "primary" : "secondary"}
            aria-describedby={[labelId, describedBy].filter(Boolean).join(" ")}
            onClick={onReplace}
          >
            {action}
          </Button>
          <IconButton label="Remove file" aria-describedby={labelId} onClick={onRemove}>
            <Icon name="x" className="icon-3.5" />
          </IconButton>
        </div>
      </div>
      <Player mediaType={mediaType} url={url} title={title} />
      {children}
    </div>
  );
}

function kindWord(mediaType: string): string {
  if (mediaType === "application/pdf") return "PDF document";
  const [kind] = mediaType.split("/");
  return KIND_WORDS[kind ?? ""] ?? "File";
}

const KIND_WORDS: Record<string, string> = { image: "Picture", audio: "Sound", video: "Video", text: "Text file" };

function Thumbnail({ mediaType, url, isMissing }: { mediaType: string; url: string | undefined; isMissing: boolean }) {
  const [isBroken, setIsBroken] = useState(false);
  if (url && mediaType.startsWith("image/") && !isBroken) {
    return (
      <img
        src={url}
        alt=""
        onError={() => setIsBroken(true)}
        className="size-11 shrink-0 rounded border bg-sunken object-cover"
      />
    );
  }
  const isText = mediaType === "application/pdf" || mediaType.startsWith("text/");
  const icon = isMissing
    ? "file-question-mark"
    : mediaType.startsWith("audio/")
      ? "music"
      : isText
        ? "file-text"
        : "file";
  return (
    <span className="flex size-11 shrink-0 items-center justify-center rounded border bg-sunken text-ink-faint">
      <Icon name={icon} className="icon-5" />
    </span>
  );
}

function Player({ mediaType, url, title }: { mediaType: string; url: string | undefined; title: string }) {
  if (!url) return null;
  if (mediaType.startsWith("audio/")) {
    // biome-ignore lint/a11y/useMediaCaption: the person's own file has none
    return <audio controls preload="metadata" src={url} aria-label={title} className="h-9 w-full" />;
  }
  if (mediaType.startsWith("video/")) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: the person's own file has none
      <video controls preload="metadata" src={url} aria-label={title} className="max-h-56 w-full rounded bg-black" />
    );
  }
  return null;
}

/** An address of the content on this page, for as long as the card is there. */
function useObjectUrl(getContent: () => Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>();
  const [read] = useState(() => getContent);
  useEffect(() => {
    const content = read();
    if (!content) return;
    const created = URL.createObjectURL(content);
    setUrl(created);
    return () => URL.revokeObjectURL(created);
  }, [read]);
  return url;
}
