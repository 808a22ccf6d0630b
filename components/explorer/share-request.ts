import { createShortLink } from "@/lib/browser/short-link";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Json } from "@/lib/json";
import { type FoundCredential, findCredentials } from "@/lib/permalink/find-credentials";
import { encodePermalink } from "@/lib/permalink/permalink";
import type { ShortLink } from "./short-link-dialog";

export type LinkKind = "long" | "short";

export type ShareOutcome =
  | { kind: "copied" }
  | { kind: "refused"; link: string }
  | { kind: "short"; link: ShortLink }
  | { kind: "failed"; message: string }
  | { kind: "credentials"; found: FoundCredential[]; proceed: () => Promise<ShareOutcome> };

/** Copies a link that opens this request, unless something in it looks like a credential: then `proceed` does. */
export async function shareRequest(kind: LinkKind, values: RequestValues): Promise<ShareOutcome> {
  const proceed = () => (kind === "long" ? copyLong(values) : makeShort(values));
  const found = findCredentials(values as Json);
  return found.length > 0 ? { kind: "credentials", found, proceed } : proceed();
}

async function copyLong(values: RequestValues): Promise<ShareOutcome> {
  const link = withFragment(await encodePermalink(values));
  return (await copy(link)) ? { kind: "copied" } : { kind: "refused", link };
}

async function makeShort(values: RequestValues): Promise<ShareOutcome> {
  const created = await createShortLink(values);
  if (!created.ok) return { kind: "failed", message: created.message };
  const { fragment, expiresAt, remove } = created;
  const url = withFragment(fragment);
  return { kind: "short", link: { url, expiresAt, remove, isCopied: await copy(url) } };
}

const withFragment = (fragment: string) => `${location.origin}${location.pathname}#${fragment}`;

function copy(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
