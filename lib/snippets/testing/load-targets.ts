import type { RenderSnippet, SnippetTarget } from "../snippet";

export type LoadedTarget = Omit<SnippetTarget, "render" | "load"> & { render: RenderSnippet };

/** All targets with their writers, those included that the app fetches when they are chosen. */
export async function loadTargets(): Promise<LoadedTarget[]> {
  const { snippetTargets } = await import("../snippet-targets");
  return Promise.all(
    snippetTargets.map(async (target) => ({
      ...target,
      render: "render" in target ? target.render : await target.load(),
    })),
  );
}
