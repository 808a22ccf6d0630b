import { startTransition, useCallback, useEffect, useState } from "react";
import type { RenderSnippet, Snippet, SnippetRequest, SnippetTarget } from "@/lib/snippets/snippet";
import { declined } from "@/lib/snippets/snippet";
import { shortenRequest } from "./shorten-request";
import { createQuietTask } from "./when-quiet";

export interface SnippetSource {
  /** Calls the listener after every change of the request. */
  subscribe: (listener: () => void) => () => void;
  getRequest: () => SnippetRequest;
  /** Changes when another request takes the place of the one that was edited. */
  getLoadCount: () => number;
}

interface Rendered {
  render: RenderSnippet | null;
  snippet: Snippet;
  loadCount: number;
}

const nothing: Snippet = { code: "", differences: [] };
const nothingYet: Rendered = { render: null, snippet: nothing, loadCount: 0 };

/**
 * The code of the present request. It follows changes when the page is quiet, so typing never waits for it; another
 * target is followed at once, or as soon as its writer is there. `refresh` makes it follow the request at once. What is
 * shown may have files cut short; `render` of the request has them whole.
 */
export function useSnippet({ subscribe, getRequest, getLoadCount }: SnippetSource, target: SnippetTarget) {
  const render = useRenderer(target);
  const [rendered, setRendered] = useState(nothingYet);
  const refresh = useCallback(() => {
    const snippet = renderOrExplain(render, getRequest);
    const next = { render, snippet, loadCount: getLoadCount() };
    setRendered((previous) => (isSame(previous, next) ? previous : next));
    return snippet;
  }, [render, getRequest, getLoadCount]);

  let shown = rendered;
  if (rendered !== nothingYet && rendered.render !== render) {
    shown = { render, snippet: renderOrExplain(render, getRequest), loadCount: getLoadCount() };
    setRendered(shown);
  }

  useEffect(() => {
    const task = createQuietTask(() => {
      let length = 0;
      startTransition(() => {
        length = refresh().code.length;
      });
      return length;
    });
    const unsubscribe = subscribe(task.request);
    task.request();
    return () => {
      unsubscribe();
      task.cancel();
    };
  }, [subscribe, refresh]);

  return { snippet: shown.snippet, loadCount: shown.loadCount, refresh, render };
}

const renderers = new Map<string, RenderSnippet>();

/** The writer of a target; null while it is fetched. */
function useRenderer(target: SnippetTarget): RenderSnippet | null {
  // The name of a target once its writer is there, or could not be had.
  const [, setFetched] = useState("");
  const [failed, setFailed] = useState("");
  useEffect(() => {
    if (!("load" in target) || renderers.has(target.id)) return;
    let isGone = false;
    const finish = (set: (id: string) => void) => {
      if (!isGone) set(target.id);
    };
    target.load().then(
      (render) => {
        renderers.set(target.id, render);
        finish(setFetched);
      },
      () => finish(setFailed),
    );
    return () => {
      isGone = true;
    };
  }, [target]);
  if ("render" in target) return target.render;
  return renderers.get(target.id) ?? (failed === target.id ? renderFailure : null);
}

function renderFailure(): Snippet {
  return declined(["The writer of this code could not be loaded. Reload the page to try again."]);
}

/** JSON nested thousands of levels deep overflows the stack; the panel then says so instead of taking the page down. */
function renderOrExplain(render: RenderSnippet | null, getRequest: () => SnippetRequest): Snippet {
  if (!render) return nothing;
  try {
    const request = getRequest();
    const shown = shortenRequest(request);
    const snippet = render(shown);
    return shown === request ? snippet : { ...snippet, notes: [...(snippet.notes ?? []), SHORTENED] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return declined(["The request is nested too deeply to be written as code."]);
  }
}

const SHORTENED = "Large files are cut short here; copied and downloaded code has them whole.";

function isSame({ render, snippet, loadCount }: Rendered, next: Rendered): boolean {
  return (
    render === next.render &&
    loadCount === next.loadCount &&
    snippet.code === next.snippet.code &&
    snippet.differences.join("\n") === next.snippet.differences.join("\n") &&
    snippet.notes?.join("\n") === next.snippet.notes?.join("\n")
  );
}
