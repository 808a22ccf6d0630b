import type { Entry } from "./outline";

/** What a page shows of its outline, and where it is. */
export interface PageView {
  /** Path of the operation's page. */
  path: string;
  /** Entries that are on this page with their details. */
  shown: ReadonlySet<string>;
}

/** Where the details of an entry are: on this page, else on a page of their own. */
export function linkToDetails(view: PageView, entry: Entry): string {
  return view.shown.has(entry.id) ? `#${entry.id}` : `${view.path}?at=${encodeURIComponent(entry.id)}`;
}

/** Where an entry stands, in words: its names from the outside in, without the root's. */
export function placeWords(entry: Entry): string {
  const names: string[] = [];
  let at: Entry | undefined = entry;
  while (at && at.role !== "root") {
    names.unshift(at.name);
    at = at.parent;
  }
  return names.length > 0 ? names.join(" › ") : entry.name;
}
