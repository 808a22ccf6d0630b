import { startTransition, useCallback, useEffect, useState } from "react";
import type { RenderSnippet, Snippet, SnippetRequest, SnippetTarget } from "@/lib/snippets/snippet";
import { declined } from "@/lib/snippets/snippet";
import { shortenRequest } from "./shorten-request";
import { createQuietTask } from "./when-quiet";

export interface SnippetSource {
  /** Calls the listener after every change of the request. */
  subscribe: (listener: () => void) => () => void;
  getRequest: () => SnippetRequest;
}

interface Rendered {
  render: RenderSnippet | null;
  snippet: Snippet;
}

const nothing: Snippet = { code: "", differences: [] };
const nothingYet: Rendered = { render: null, snippet: nothing };

/**
 * The code of the present request. It follows changes when the page is quiet, so typing never waits for it; another
 * target is followed at once, or as soon as its writer is there. `refresh` makes it follow the request at once. What is
 * shown may have files cut short; `render` of the request has them whole.
 */
export function useSnippet({ subscribe, getRequest }: SnippetSource, target: SnippetTarget) {
  const render = useRenderer(target);
  const [rendered, setRendered] = useState(nothingYet);
  const refresh = useCallback(() => {
    const snippet = renderOrExplain(render, getRequest);
    setRendered((previous) => (isSame(previous, render, snippet) ? previous : { render, snippet }));
    return snippet;
  }, [render, getRequest]);

  let shown = rendered;
  if (rendered !== nothingYet && rendered.render !== render) {
    shown = { render, snippet: renderOrExplain(render, getRequest) };
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

  return { snippet: shown.snippet, refresh, render };
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

function isSame({ render, snippet }: Rendered, nextRender: RenderSnippet | null, next: Snippet): boolean {
  return (
    render === nextRender &&
    snippet.code === next.code &&
    snippet.differences.join("\n") === next.differences.join("\n") &&
    snippet.notes?.join("\n") === next.notes?.join("\n")
  );
}
