import { fetchShortLink } from "@/lib/browser/short-link";
import { permalinkProblems } from "@/lib/errors/permalink-problem";
import type { RequestValues } from "@/lib/fields/operation-form";
import { type ImportContext, importRequest } from "@/lib/import/import-request";
import type { ImportableOperation } from "@/lib/import/match-address";
import { decodePermalink, isPermalink } from "@/lib/permalink/permalink";
import { isShortLink } from "@/lib/permalink/short-link";
import { holdPendingImport, type PastedRequest } from "./pending-import";
import type { ImportStop } from "./use-importing";

/** What becomes of a request that was read. */
export interface ImportEffects {
  open: (href: string) => void;
  keepCredential: (scheme: string, value: string) => void;
  load: (values: RequestValues, notice: string) => void;
}

/** Imports what was pasted, or says why it could not. */
export async function runImport<T extends RoutedOperation>(
  pasted: PastedRequest,
  context: ImportContext<T>,
  effects: ImportEffects,
): Promise<ImportStop | undefined> {
  const read = await readImport(pasted.text, context, pasted.skipped);
  switch (read.kind) {
    case "problem":
      return { problem: read.problem };
    case "files":
      return { paths: read.paths };
    case "elsewhere":
      if (read.again) holdPendingImport(pasted);
      effects.open(read.href);
      return undefined;
    case "values":
      for (const [scheme, value] of Object.entries(read.credentials)) effects.keepCredential(scheme, value);
      effects.load(read.values, read.notice);
      return undefined;
  }
}

interface RoutedOperation extends ImportableOperation {
  route: string;
}

type ReadImport =
  | { kind: "values"; values: RequestValues; credentials: Record<string, string>; notice: string }
  /** The request belongs to another page; `again`: which has to read the text itself, since it knows its own fields. */
  | { kind: "elsewhere"; href: string; again: boolean }
  /** The command reads these files. */
  | { kind: "files"; paths: string[] }
  | { kind: "problem"; problem: string };

/**
 * Reads pasted text: a permalink or short link, a cURL command, an address or a JSON body. `skipped` are files that the
 * person does not want to give.
 */
async function readImport<T extends RoutedOperation>(
  text: string,
  context: ImportContext<T>,
  skipped: ReadonlySet<string>,
): Promise<ReadImport> {
  const link = text.trim();
  const fragment = link.slice(link.indexOf("#") + 1);
  if (isPermalink(fragment) || isShortLink(fragment)) return readLink(link, fragment, context);
  const imported = importRequest(text, context);
  switch (imported.kind) {
    case "refused":
      return { kind: "problem", problem: imported.problem };
    case "elsewhere":
      return { kind: "elsewhere", href: `/explorer/${imported.operation.route}`, again: true };
    case "values": {
      const { values, credentials, what, notes, missingFiles } = imported;
      const wanted = missingFiles.filter((path) => !skipped.has(path));
      if (wanted.length > 0) return { kind: "files", paths: wanted };
      const lines = [
        what,
        Object.keys(credentials).length > 0 && "Its key was put under Authentication.",
        ...missingFiles.map((path) => `The file ${path} was not read.`),
        ...notes,
      ];
      return { kind: "values", values, credentials, notice: lines.filter(Boolean).join(" ") };
    }
  }
}

async function readLink<T extends RoutedOperation>(
  link: string,
  fragment: string,
  { form, operations }: ImportContext<T>,
): Promise<ReadImport> {
  const route = /\/explorer\/([^#?]+)[#?]/.exec(link)?.[1];
  if (route !== undefined && route !== `${form.tagSlug}/${form.slug}`) {
    const isKnown = operations.some((operation) => operation.route === route);
    return isKnown
      ? { kind: "elsewhere", href: `/explorer/${route}#${fragment}`, again: false }
      : { kind: "problem", problem: "The link is for an operation that this API description does not have." };
  }
  const opened = isPermalink(fragment) ? await decodePermalink(fragment) : await fetchShortLink(fragment);
  if (!opened.ok) {
    const { title, nextStep } = permalinkProblems[opened.problem];
    return { kind: "problem", problem: `${title}. ${nextStep}` };
  }
  return { kind: "values", values: opened.values, credentials: {}, notice: "Permalink imported." };
}
