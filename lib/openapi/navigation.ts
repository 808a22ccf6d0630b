import type { ApiDescription, HttpMethod } from "./operation";

export interface NavigationGroup {
  tag: string;
  slug: string;
  operations: NavigationOperation[];
}

export interface NavigationOperation {
  id: string;
  method: HttpMethod;
  title: string;
  path: string;
  /** `{tagSlug}/{slug}`, the same below /explorer and /reference. */
  route: string;
  deprecated?: true;
  /** Parameter names, for searching. */
  parameters?: string[];
}

/** The operations by group, in document order: what every page's navigation shows. */
export function buildNavigation(description: ApiDescription): NavigationGroup[] {
  const groups = new Map<string, NavigationGroup>();
  for (const tag of description.tags) groups.set(tag.slug, { tag: tag.name, slug: tag.slug, operations: [] });
  for (const operation of description.operations) {
    let group = groups.get(operation.tagSlug);
    if (!group) {
      group = { tag: operation.tag, slug: operation.tagSlug, operations: [] };
      groups.set(operation.tagSlug, group);
    }
    group.operations.push({
      id: operation.id,
      method: operation.method,
      title: operation.title,
      path: operation.path,
      route: `${operation.tagSlug}/${operation.slug}`,
      ...(operation.deprecated && { deprecated: true }),
      ...(operation.parameters.length > 0 && { parameters: operation.parameters.map(({ name }) => name) }),
    });
  }
  return [...groups.values()].filter((group) => group.operations.length > 0);
}

/** The groups with only those operations that hold every word of the query in title, path, method, tag or parameters. */
export function searchNavigation(groups: NavigationGroup[], query: string): NavigationGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter((operation) => {
        const text =
          `${operation.title} ${operation.path} ${operation.method} ${group.tag} ${operation.parameters?.join(" ") ?? ""}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter((group) => group.operations.length > 0);
}
