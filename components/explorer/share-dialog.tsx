"use client";

import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { ShareOutcome } from "./share-request";
import { ShortLinkDialog } from "./short-link-dialog";

export interface ShareDialogProps {
  outcome: Exclude<ShareOutcome, { kind: "copied" }>;
  /** The person wants the link in spite of what was found. */
  onProceed: (proceed: () => Promise<ShareOutcome>) => void;
  onClose: () => void;
}

/** What is to be said about a link that was not simply copied. */
export function ShareDialog({ outcome, onProceed, onClose }: ShareDialogProps) {
  switch (outcome.kind) {
    case "short":
      return <ShortLinkDialog link={outcome.link} onClose={onClose} />;
    case "credentials":
      return (
        <Dialog
          open
          onOpenChange={onClose}
          title="This request seems to hold a credential"
          description="Whoever opens the link can read everything in it. The key in the API key field is never part of a link."
        >
          <ul className="flex flex-col gap-1.5">
            {outcome.found.map(({ path, shape }) => (
              <li key={path.join("/")} className="flex items-start gap-2">
                <TriangleAlert aria-hidden className="mt-1 size-3.5 shrink-0 text-warn" />
                <span>
                  {shape} at <code className="break-all font-mono text-code">{path.join(" › ")}</code>
                </span>
              </li>
            ))}
          </ul>
          <div className="flex justify-end gap-2 pt-2">
            <Button onClick={onClose}>Keep editing</Button>
            <Button variant="danger" onClick={() => onProceed(outcome.proceed)}>
              Copy the link anyway
            </Button>
          </div>
        </Dialog>
      );
    case "failed":
      return (
        <Dialog open onOpenChange={onClose} title="No short link was made" description={outcome.message}>
          <p className="text-ink-muted">Copy permalink needs no server: the whole request is in the link.</p>
        </Dialog>
      );
    case "refused":
      return (
        <Dialog
          open
          onOpenChange={onClose}
          title="Copy this link"
          description="The browser did not allow copying by itself."
        >
          <textarea
            readOnly
            aria-label="Permalink"
            rows={4}
            className="w-full break-all rounded-md border border-line bg-sunken p-2 font-mono text-code"
            value={outcome.link}
            onFocus={(event) => event.target.select()}
          />
        </Dialog>
      );
  }
}
