"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon/icon";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import { useExplorer } from "./explorer-context";
import type { LinkKind, ShareOutcome } from "./share-request";

const ShareDialog = lazy(() => import("./share-dialog").then((module) => ({ default: module.ShareDialog })));

const COPIED_SHOWN_MS = 1800;

export interface SharePermalinkProps {
  form: OperationForm;
  getValues: () => RequestValues;
}

/** Copies a link that opens this request. How that is done is loaded with the first link. */
export function SharePermalink({ form, getValues }: SharePermalinkProps) {
  const { shortLinks } = useExplorer();
  const [outcome, setOutcome] = useState<ShareOutcome | null>(null);
  const show = (next: ShareOutcome) => {
    setOutcome(next);
    if (next.kind === "copied") setTimeout(() => setOutcome(null), COPIED_SHOWN_MS);
  };
  const share = async (kind: LinkKind) => {
    const values = getValues();
    const { shareRequest } = await import("./share-request");
    show(await shareRequest(kind, form, values));
  };
  const isCopied = outcome?.kind === "copied";
  return (
    <>
      <Button variant="ghost" className="px-2" onClick={() => share("long")}>
        {isCopied ? <Icon name="check" className="icon-3.5 text-ok" /> : <Icon name="link-2" className="icon-3.5" />}
        Copy permalink
      </Button>
      {shortLinks ? (
        <Button variant="ghost" className="px-2" onClick={() => share("short")}>
          <Icon name="scissors" className="icon-3.5" />
          Create short link
        </Button>
      ) : null}
      <span role="status" className="sr-only">
        {isCopied ? "Link copied" : ""}
      </span>
      {outcome === null || outcome.kind === "copied" ? null : (
        <Suspense>
          <ShareDialog
            outcome={outcome}
            onProceed={async (proceed) => show(await proceed())}
            onClose={() => setOutcome(null)}
          />
        </Suspense>
      )}
    </>
  );
}
