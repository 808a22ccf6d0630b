import { isJsonObject, type Json, type JsonObject } from "@/lib/json";
import { appendText, type GrowingJson, type GrowingObject, isGrowingObject, readGrowing, textOf } from "./growing-json";
import { isSame, mergeMember } from "./merge-value";

/** The numbers that a list was given so far: one of thousands of entries is not gone through for each new one. */
const seenIndexes = new WeakMap<GrowingJson[], Set<number>>();

/**
 * Merges the `reasoning_details` of one delta. Pieces of one entry share type and `index`, or, where there is no
 * index, follow one another with the same type. Different ids are different entries: encrypted blocks often share an index.
 */
export function mergeReasoningDetails(entries: GrowingJson[], deltas: Json): void {
  const seen = seenIndexes.get(entries) ?? new Set();
  seenIndexes.set(entries, seen);
  for (const delta of Array.isArray(deltas) ? deltas : [deltas]) {
    if (!isJsonObject(delta)) {
      if (delta !== null) entries.push(delta);
      continue;
    }
    // Under a number that no entry has had, only the last entry can go on.
    const isNew = typeof delta.index === "number" && !seen.has(delta.index);
    const entry = (isNew ? entries.slice(-1) : entries).findLast(
      (other): other is GrowingObject => isGrowingObject(other) && continues(other, delta),
    );
    if (typeof delta.index === "number") seen.add(delta.index);
    if (entry) mergeDetail(entry, delta);
    else {
      const begun: GrowingObject = {};
      mergeDetail(begun, delta);
      entries.push(begun);
    }
  }

  // Without an index only the entry in progress can go on.
  function continues(entry: GrowingObject, delta: JsonObject): boolean {
    const type = readGrowing(entry, "type");
    if (delta.type !== undefined && type !== undefined && type !== delta.type) return false;
    const id = readGrowing(entry, "id");
    if (isLabel(id) && isLabel(delta.id) && id !== delta.id) return false;
    const index = readGrowing(entry, "index");
    if (typeof delta.index === "number" && typeof index === "number") return index === delta.index;
    return entry === entries.at(-1);
  }
}

function mergeDetail(entry: GrowingObject, delta: JsonObject): void {
  for (const [key, value] of Object.entries(delta)) {
    const current = readGrowing(entry, key);
    if ((key === "signature" || key === "data") && typeof value === "string" && textOf(current) !== undefined) {
      // Opaque values come whole and are sometimes repeated; a different one is the next piece.
      if (!isSame(current, value)) appendText(entry, key, value);
    } else {
      mergeMember(entry, key, value);
    }
  }
}

function isLabel(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
