"use client";

import { Check, Link2, TriangleAlert } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Json } from "@/lib/json";
import type { FoundCredential } from "@/lib/permalink/find-credentials";

type Outcome =
  | { kind: "copied" }
  | { kind: "refused"; link: string }
  | { kind: "credentials"; found: FoundCredential[]; link: string };

/** Copies a link that opens this request, after pointing out anything in it that looks like a credential. */
export function SharePermalink({ getValues }: { getValues: () => RequestValues }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const copy = async (link: string) => {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome({ kind: "copied" });
      setTimeout(() => setOutcome(null), 1800);
    } catch {
      setOutcome({ kind: "refused", link });
    }
  };
  const share = async () => {
    const values = getValues();
    const [{ encodePermalink }, { findCredentials }] = await Promise.all([
      import("@/lib/permalink/permalink"),
      import("@/lib/permalink/find-credentials"),
    ]);
    const link = `${location.origin}${location.pathname}#${await encodePermalink(values)}`;
    const found = findCredentials(values as Json);
    if (found.length > 0) setOutcome({ kind: "credentials", found, link });
    else await copy(link);
  };

  return (
    <>
      <Button variant="ghost" className="px-2" onClick={share}>
        {outcome?.kind === "copied" ? (
          <Check aria-hidden className="size-3.5 text-ok" />
        ) : (
          <Link2 aria-hidden className="size-3.5" />
        )}
        Copy permalink
      </Button>
      <span role="status" className="sr-only">
        {outcome?.kind === "copied" ? "Link copied" : ""}
      </span>
      {outcome?.kind === "credentials" ? (
        <Dialog
          open
          onOpenChange={() => setOutcome(null)}
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
            <Button onClick={() => setOutcome(null)}>Keep editing</Button>
            <Button variant="danger" onClick={() => copy(outcome.link)}>
              Copy the link anyway
            </Button>
          </div>
        </Dialog>
      ) : null}
      {outcome?.kind === "refused" ? (
        <Dialog
          open
          onOpenChange={() => setOutcome(null)}
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
      ) : null}
    </>
  );
}
