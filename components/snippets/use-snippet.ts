import { startTransition, useCallback, useEffect, useState } from "react";
import type { Snippet, SnippetRequest, SnippetTarget } from "@/lib/snippets/snippet";
import { createQuietTask } from "./when-quiet";

export interface SnippetSource {
  /** Calls the listener after every change of the request. */
  subscribe: (listener: () => void) => () => void;
  getRequest: () => SnippetRequest;
}

interface Rendered {
  target: SnippetTarget | null;
  snippet: Snippet;
}

const nothingYet: Rendered = { target: null, snippet: { code: "", differences: [] } };

/**
 * The code of the present request. It follows changes when the page is quiet, so typing never waits for it; another
 * target is followed at once. `refresh` makes it follow the request at once and returns it.
 */
export function useSnippet({ subscribe, getRequest }: SnippetSource, target: SnippetTarget) {
  const [rendered, setRendered] = useState(nothingYet);
  const refresh = useCallback(() => {
    const snippet = renderOrExplain(target, getRequest);
    setRendered((previous) => (isSame(previous, target, snippet) ? previous : { target, snippet }));
    return snippet;
  }, [target, getRequest]);

  let shown = rendered;
  if (rendered.target !== null && rendered.target !== target) {
    shown = { target, snippet: renderOrExplain(target, getRequest) };
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

  return { snippet: shown.snippet, refresh };
}

/** JSON nested thousands of levels deep overflows the stack; the panel then says so instead of taking the page down. */
function renderOrExplain(target: SnippetTarget, getRequest: () => SnippetRequest): Snippet {
  try {
    return target.render(getRequest());
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { code: "", differences: ["This request is nested too deeply to be written as code."] };
  }
}

function isSame({ target, snippet }: Rendered, nextTarget: SnippetTarget, next: Snippet): boolean {
  return (
    target === nextTarget &&
    snippet.code === next.code &&
    snippet.differences.join("\n") === next.differences.join("\n")
  );
}
