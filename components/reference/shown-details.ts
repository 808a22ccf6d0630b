import type { Entry } from "./outline";

/**
 * The entries whose details fit on one page, by anchor: outer levels before inner ones, until there are more than
 * `limit` entries. What is left out gets a page of its own.
 */
export function chooseShownDetails(roots: readonly Entry[], limit: number): ReadonlySet<string> {
  const shown = new Set<string>();
  let count = 0;
  let level: readonly Entry[] = roots;
  while (level.length > 0) {
    const next: Entry[] = [];
    for (const { id, role, detail } of level) {
      const parts = detail && "entries" in detail ? detail.entries : [];
      if (count + parts.length > limit && role !== "root") continue;
      count += parts.length;
      shown.add(id);
      next.push(...parts);
    }
    level = next;
  }
  return shown;
}
