"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon/icon";
import type { OmittedFile } from "@/lib/permalink/omit-files";
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
      return (
        <ShortLinkDialog link={outcome.link} onClose={onClose}>
          {outcome.files.length > 0 ? <FileList files={outcome.files} /> : null}
        </ShortLinkDialog>
      );
    case "files":
      return (
        <Dialog
          open
          onOpenChange={onClose}
          title={
            outcome.files.length === 1
              ? "Link copied without the file"
              : `Link copied without ${outcome.files.length} files`
          }
          description="Whoever opens the link sees what is missing and is asked to choose it."
        >
          <FileList files={outcome.files} />
          <div className="flex justify-end gap-2 pt-2">
            <Button onClick={() => onProceed(outcome.proceed)}>Copy with files instead</Button>
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          </div>
        </Dialog>
      );
    case "too-large":
      return (
        <Dialog
          open
          onOpenChange={onClose}
          title="Too large for a link"
          description="With its files the link would be longer than browsers carry. The link without them is still on the clipboard."
        >
          <div className="flex justify-end">
            <Button onClick={onClose}>Close</Button>
          </div>
        </Dialog>
      );
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
                <Icon name="triangle-alert" className="mt-1 icon-3.5 shrink-0 text-warn" />
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

function FileList({ files }: { files: readonly OmittedFile[] }) {
  return (
    <ul aria-label="Files that the link does not hold" className="flex flex-col gap-1.5">
      {files.map(({ path, name, mediaType, sizeBytes }) => (
        <li key={path.join("/")} className="flex min-w-0 items-start gap-2">
          <Icon name="file" className="mt-1 icon-3.5 shrink-0 text-ink-faint" />
          <span className="min-w-0">
            {[name, mediaType, `${sizeBytes.toLocaleString("en")} bytes`].filter(Boolean).join(", ")} at{" "}
            <code className="break-all font-mono text-code">{path.join(" › ")}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}
