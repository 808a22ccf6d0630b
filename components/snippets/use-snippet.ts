import { startTransition, useCallback, useEffect, useRef, useState } from "react";
import type { Snippet, SnippetRequest, SnippetTarget } from "@/lib/snippets/snippet";
import { createQuietTask } from "./when-quiet";

export interface SnippetSource {
  /** Calls the listener after every change of the request. */
  subscribe: (listener: () => void) => () => void;
  getRequest: () => SnippetRequest;
}

const nothing: Snippet = { code: "", differences: [] };

/**
 * The code of the present request. It follows changes when the page is quiet, so typing never waits for it; `refresh`
 * makes it follow at once and returns it.
 */
export function useSnippet({ subscribe, getRequest }: SnippetSource, target: SnippetTarget) {
  const [snippet, setSnippet] = useState(nothing);
  const render = useRef(() => nothing);

  const update = useCallback(() => {
    const next = render.current();
    setSnippet((previous) => (isSame(previous, next) ? previous : next));
    return next;
  }, []);

  useEffect(() => {
    render.current = () => renderOrExplain(target, getRequest);
    const task = createQuietTask(() => startTransition(() => void update()));
    const unsubscribe = subscribe(task.request);
    task.request();
    return () => {
      unsubscribe();
      task.cancel();
    };
  }, [subscribe, getRequest, target, update]);

  return { snippet, refresh: update };
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

function isSame(a: Snippet, b: Snippet): boolean {
  return a.code === b.code && a.differences.join("\n") === b.differences.join("\n");
}
