"use client";

import { Check, Link2, Scissors, TriangleAlert } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Json } from "@/lib/json";
import type { FoundCredential } from "@/lib/permalink/find-credentials";
import { useExplorer } from "./explorer-context";
import type { ShortLink } from "./short-link-dialog";

const ShortLinkDialog = lazy(() =>
  import("./short-link-dialog").then((module) => ({ default: module.ShortLinkDialog })),
);

type Outcome =
  | { kind: "copied" }
  | { kind: "refused"; link: string }
  | { kind: "short"; link: ShortLink }
  | { kind: "failed"; message: string }
  | { kind: "credentials"; found: FoundCredential[]; proceed: () => void };

/** Copies a link that opens this request, after pointing out anything in it that looks like a credential. */
export function SharePermalink({ getValues }: { getValues: () => RequestValues }) {
  const { shortLinks } = useExplorer();
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
  const withFragment = (fragment: string) => `${location.origin}${location.pathname}#${fragment}`;
  const copyLong = async (values: RequestValues) => {
    const { encodePermalink } = await import("@/lib/permalink/permalink");
    await copy(withFragment(await encodePermalink(values)));
  };
  const makeShort = async (values: RequestValues) => {
    const { createShortLink } = await import("@/lib/browser/short-link");
    const created = await createShortLink(values);
    if (!created.ok) {
      setOutcome({ kind: "failed", message: created.message });
      return;
    }
    const { fragment, expiresAt, remove } = created;
    const url = withFragment(fragment);
    const isCopied = await navigator.clipboard.writeText(url).then(
      () => true,
      () => false,
    );
    setOutcome({ kind: "short", link: { url, expiresAt, remove, isCopied } });
  };
  const share = async (proceed: (values: RequestValues) => Promise<void>) => {
    const values = getValues();
    const { findCredentials } = await import("@/lib/permalink/find-credentials");
    const found = findCredentials(values as Json);
    if (found.length > 0) setOutcome({ kind: "credentials", found, proceed: () => proceed(values) });
    else await proceed(values);
  };

  return (
    <>
      <Button variant="ghost" className="px-2" onClick={() => share(copyLong)}>
        {outcome?.kind === "copied" ? (
          <Check aria-hidden className="size-3.5 text-ok" />
        ) : (
          <Link2 aria-hidden className="size-3.5" />
        )}
        Copy permalink
      </Button>
      {shortLinks ? (
        <Button variant="ghost" className="px-2" onClick={() => share(makeShort)}>
          <Scissors aria-hidden className="size-3.5" />
          Create short link
        </Button>
      ) : null}
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
            <Button variant="danger" onClick={outcome.proceed}>
              Copy the link anyway
            </Button>
          </div>
        </Dialog>
      ) : null}
      {outcome?.kind === "short" ? (
        <Suspense>
          <ShortLinkDialog link={outcome.link} onClose={() => setOutcome(null)} />
        </Suspense>
      ) : null}
      {outcome?.kind === "failed" ? (
        <Dialog open onOpenChange={() => setOutcome(null)} title="No short link was made" description={outcome.message}>
          <p className="text-ink-muted">Copy permalink needs no server: the whole request is in the link.</p>
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
