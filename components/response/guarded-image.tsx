"use client";

import { type ReactNode, useState } from "react";
import { Icon } from "@/components/ui/icon/icon";
import { SafeLink } from "./markdown/safe-link";
import { isInlineImage, readHost, readSafeUrl } from "./safe-url";

/**
 * An image that a model wrote. One inside of the answer is shown; a remote one never loads here, because loading alone
 * tells its server what the answer said: the page's policy forbids it, and a click opens it in a tab of its own.
 */
export function GuardedImage({ url, alt }: { url: string; alt: string }) {
  const [failed, setFailed] = useState(false);
  if (isInlineImage(url)) return <Picture url={url} alt={alt} onError={() => setFailed(true)} failed={failed} />;
  const remote = readSafeUrl(url);
  if (!remote?.startsWith("http")) {
    return <Placeholder alt={alt} note="not an image that can be shown" />;
  }
  return (
    <Placeholder alt={alt} note={`on ${readHost(remote) ?? "another server"}`}>
      <SafeLink href={remote}>Open image in a new tab</SafeLink>
    </Placeholder>
  );
}

function Picture({ url, alt, failed, onError }: { url: string; alt: string; failed: boolean; onError: () => void }) {
  if (failed) return <Placeholder alt={alt} note="damaged image data" />;
  return (
    <img
      src={url}
      alt={alt}
      referrerPolicy="no-referrer"
      onError={onError}
      className="my-1 max-h-[28rem] max-w-full self-start rounded-md border bg-sunken"
    />
  );
}

function Placeholder({ alt, note, children }: { alt: string; note: string; children?: ReactNode }) {
  return (
    <span className="my-1 inline-flex max-w-full flex-wrap items-center gap-2 rounded-md border border-dashed bg-sunken px-2.5 py-1.5 text-ink-muted text-xs">
      <Icon name="image-off" className="icon-3.5 shrink-0" />
      <span className="min-w-0 break-words">
        Image{alt ? `: ${alt}` : ""} <span className="text-ink-faint">({note})</span>
      </span>
      {children}
    </span>
  );
}
