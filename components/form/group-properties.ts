import type { PropertyAt } from "./filter-properties";

/** Shorter lists are read faster as they are. */
const MIN_TO_GROUP = 50;
const MIN_MEMBERS = 3;

export interface PropertyGroup {
  /** The word that the names begin with; undefined for those that share theirs with too few others. */
  word?: string;
  properties: PropertyAt[];
}

/**
 * A long list of properties, by the first word of their names: `billing_day` and `billingPlan` are both "billing". What
 * stands alone comes first; the groups follow in the order in which they are met.
 */
export function groupProperties(properties: readonly PropertyAt[]): PropertyGroup[] {
  if (properties.length < MIN_TO_GROUP) return [{ properties: [...properties] }];
  const byWord = new Map<string, PropertyAt[]>();
  for (const property of properties) {
    const word = firstWord(property.name);
    byWord.set(word, [...(byWord.get(word) ?? []), property]);
  }
  const groups = [...byWord].filter(([, members]) => members.length >= MIN_MEMBERS);
  const grouped = new Set(groups.flatMap(([, members]) => members));
  const alone = properties.filter((property) => !grouped.has(property));
  return [
    ...(alone.length > 0 ? [{ properties: alone }] : []),
    ...groups.map(([word, members]) => ({ word, properties: members })),
  ];
}

function firstWord(name: string): string {
  const [word = ""] = name.split(/[^\p{L}\p{N}]+|(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u).filter(Boolean);
  return word.toLowerCase();
}
