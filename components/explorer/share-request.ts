import { createShortLink } from "@/lib/browser/short-link";
import type { OperationForm, RequestValues } from "@/lib/fields/operation-form";
import type { Json } from "@/lib/json";
import { type FoundCredential, findCredentials } from "@/lib/permalink/find-credentials";
import { type OmittedFile, omitFiles } from "@/lib/permalink/omit-files";
import { encodePermalink, fragmentLimit } from "@/lib/permalink/permalink";
import type { ShortLink } from "./short-link-dialog";

export type LinkKind = "long" | "short";

export type ShareOutcome =
  | { kind: "copied" }
  | { kind: "refused"; link: string }
  | { kind: "short"; link: ShortLink; files: OmittedFile[] }
  /** A link was copied that leaves files out; `proceed` copies one that holds them. */
  | { kind: "files"; files: OmittedFile[]; proceed: () => Promise<ShareOutcome> }
  | { kind: "too-large" }
  | { kind: "failed"; message: string }
  | { kind: "credentials"; found: FoundCredential[]; proceed: () => Promise<ShareOutcome> };

/**
 * Copies a link that opens this request, unless something in it looks like a credential: then `proceed` does. Attached files
 * are left out, and can be taken along where a link can hold them.
 */
export async function shareRequest(kind: LinkKind, form: OperationForm, whole: RequestValues): Promise<ShareOutcome> {
  const { values, files } = omitFiles(form, whole);
  const proceed = () => (kind === "long" ? copyLong(values, files, whole) : makeShort(values, files));
  const found = findCredentials(values as Json);
  return found.length > 0 ? { kind: "credentials", found, proceed } : proceed();
}

async function copyLong(values: RequestValues, files: OmittedFile[], whole: RequestValues): Promise<ShareOutcome> {
  const outcome = await copyFragment(await encodePermalink(values));
  return outcome.kind === "copied" && files.length > 0
    ? { kind: "files", files, proceed: () => copyWhole(whole) }
    : outcome;
}

async function copyWhole(values: RequestValues): Promise<ShareOutcome> {
  const fragment = await encodePermalink(values);
  return fragment.length > fragmentLimit ? { kind: "too-large" } : copyFragment(fragment);
}

async function copyFragment(fragment: string): Promise<ShareOutcome> {
  const link = withFragment(fragment);
  return (await copy(link)) ? { kind: "copied" } : { kind: "refused", link };
}

async function makeShort(values: RequestValues, files: OmittedFile[]): Promise<ShareOutcome> {
  const created = await createShortLink(values);
  if (!created.ok) return { kind: "failed", message: created.message };
  const { fragment, expiresAt, remove } = created;
  const url = withFragment(fragment);
  return { kind: "short", link: { url, expiresAt, remove, isCopied: await copy(url) }, files };
}

const withFragment = (fragment: string) => `${location.origin}${location.pathname}#${fragment}`;

function copy(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
