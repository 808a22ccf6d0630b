import { matchesWords } from "@/components/ui/matches-words";
import type { ObjectProperty } from "@/lib/fields/field";

export interface PropertyAt extends ObjectProperty {
  index: number;
}

/** The properties at these positions in the order they are offered: as in the form, deprecated ones last. */
export function orderForAdding(properties: readonly ObjectProperty[], indexes: readonly number[]): PropertyAt[] {
  const candidates = indexes.flatMap((index) => {
    const property = properties[index];
    return property ? [{ ...property, index }] : [];
  });
  return [...candidates.filter(({ node }) => !node.deprecated), ...candidates.filter(({ node }) => node.deprecated)];
}

/** Properties whose name or description has all the words; those with them in their name come first. */
export function filterProperties(properties: readonly PropertyAt[], filter: string): PropertyAt[] {
  const query = filter.trim();
  const byName = properties.filter(({ name }) => matchesWords(name, query));
  const byText = properties.filter(
    ({ name, node }) => !matchesWords(name, query) && matchesWords(`${name} ${node.description ?? ""}`, query),
  );
  return [...byName, ...byText];
}
