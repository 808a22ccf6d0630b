import type { ApiDescription, Operation } from "./operation";

/** The operation behind `/explorer/{tagSlug}/{slug}`; undefined when the description has no such one. */
export function findOperation(description: ApiDescription, tagSlug: string, slug: string): Operation | undefined {
  return description.operations.find((operation) => operation.tagSlug === tagSlug && operation.slug === slug);
}

/** The operation that is shown first: the description's own choice, else its first one. */
export function findStartOperation(description: ApiDescription): Operation | undefined {
  return (
    description.operations.find((operation) => operation.id === description.hints.start) ?? description.operations[0]
  );
}
