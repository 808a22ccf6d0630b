"use client";

import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

export interface ShortLink {
  url: string;
  /** ISO 8601. */
  expiresAt: string;
  isCopied: boolean;
  remove: () => Promise<boolean>;
}

/** Shows a new short link. Only here can it be deleted again: nobody else is told the token. */
export function ShortLinkDialog({
  link,
  onClose,
  children,
}: {
  link: ShortLink;
  onClose: () => void;
  children?: ReactNode;
}) {
  const [state, setState] = useState<"kept" | "deleting" | "deleted" | "failed">("kept");
  const remove = async () => {
    setState("deleting");
    setState((await link.remove()) ? "deleted" : "failed");
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={link.isCopied ? "Short link copied" : "Copy this short link"}
      description={`The request was encrypted in this browser; its key is only in the link. The server keeps it until ${new Date(link.expiresAt).toLocaleDateString()}.`}
    >
      <textarea
        readOnly
        aria-label="Short link"
        rows={2}
        className="w-full break-all rounded-md border border-line bg-sunken p-2 font-mono text-code"
        value={link.url}
        onFocus={(event) => event.target.select()}
      />
      {children}
      <p role="status" className="min-h-5 text-ink-muted">
        {state === "deleted" ? "Deleted: the link opens nothing any more." : null}
        {state === "failed" ? "It could not be deleted. It expires by itself." : null}
      </p>
      <div className="flex justify-end gap-2">
        <Button variant="danger" disabled={state === "deleting" || state === "deleted"} onClick={remove}>
          Delete link
        </Button>
        <Button onClick={onClose}>Close</Button>
      </div>
    </Dialog>
  );
}
