import { createRestingTask } from "@/lib/browser/when-idle";
import type { RequestModel } from "@/lib/request/request-model";
import type { RequestProblem } from "@/lib/request/request-problems";

export interface BuiltRequest {
  model: RequestModel;
  /** What cannot be sent as the values say. */
  problems: RequestProblem[];
  /** Stays the same while one request is edited; another one that was loaded in its place has another number. */
  loadCount: number;
}

export interface RequestSource {
  /** Calls back when a new request is ready to be shown, never on a keystroke's own path. */
  subscribe(listener: () => void): () => void;
  /** The request as last shown; made now when there is none yet. */
  get(): BuiltRequest;
  /** The request as it stands at this moment, for sending. */
  build(): BuiltRequest;
}

/**
 * The request behind the form, for everything that shows it (address, code). It is built once per burst of changes,
 * when the page is idle, since building walks the whole form.
 */
export function createRequestSource(
  build: () => BuiltRequest,
  subscribe: (listener: () => void) => () => void,
): RequestSource {
  const listeners = new Set<() => void>();
  let shown: BuiltRequest | undefined;
  let unsubscribe: (() => void) | undefined;
  const refresh = createRestingTask(() => {
    shown = build();
    for (const listener of listeners) listener();
  });
  return {
    subscribe(listener) {
      if (listeners.size === 0) {
        unsubscribe = subscribe(refresh.ask);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        refresh.cancel();
      };
    },
    get() {
      shown ??= build();
      return shown;
    },
    build,
  };
}
