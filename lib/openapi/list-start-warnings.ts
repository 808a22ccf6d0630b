import type { ApiDescription } from "./operation";

const MAX_LINES = 20;

/**
 * What the operator of the app should know about the description it serves, one line each: what could not be resolved
 * or is not supported, with its JSON pointer. The first 20, then how many more; nothing when all is well.
 */
export function listStartWarnings({ problems }: Pick<ApiDescription, "problems">): string[] {
  if (problems.length === 0) {
    return [];
  }
  const shown = problems
    .slice(0, MAX_LINES)
    .map(({ pointer, message }) => `  ${oneLine(pointer)}  ${oneLine(message)}`);
  const more = problems.length - shown.length;
  return [
    `API description: ${problems.length === 1 ? "1 thing" : `${problems.length} things`} that cannot be used as described. Where a schema is lost, its field is a JSON editor.`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more`] : []),
  ];
}

/** Names in a document may hold anything, a terminal's control sequences too. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
