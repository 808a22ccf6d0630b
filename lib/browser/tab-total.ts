import { isJsonObject } from "@/lib/json";
import type { Usage } from "@/lib/stream/answer";

/** What the requests of this tab took together, as far as the API said. */
export interface TabTotal {
  requests: number;
  tokens: number;
  costUsd: number;
}

export interface TabTotalStore {
  get(): TabTotal;
  /** Counts an answer. Called again for the same one, its figures replace the ones before. */
  count(answer: object, usage: Usage | null): void;
  reset(): void;
  subscribe(listener: () => void): () => void;
}

const key = "tab-total";
const nothing: TabTotal = { requests: 0, tokens: 0, costUsd: 0 };

/** Numbers only, kept for as long as the tab lives. Without usable storage they last as long as the page. */
export function createTabTotal(): TabTotalStore {
  const listeners = new Set<() => void>();
  let counted = new WeakMap<object, TabTotal>();
  let current = read();
  const publish = (next: TabTotal) => {
    current = next;
    write(next);
    for (const listener of listeners) listener();
  };
  return {
    get: () => current,
    count: (answer, usage) => {
      const before = counted.get(answer) ?? nothing;
      const after = { requests: 1, tokens: countTokens(usage), costUsd: usage?.costUsd ?? 0 };
      counted.set(answer, after);
      publish({
        requests: current.requests + after.requests - before.requests,
        tokens: current.tokens + after.tokens - before.tokens,
        costUsd: current.costUsd + after.costUsd - before.costUsd,
      });
    },
    reset: () => {
      counted = new WeakMap();
      publish(nothing);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function countTokens(usage: Usage | null): number {
  return usage?.totalTokens ?? (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
}

function read(): TabTotal {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
    if (!isJsonObject(stored)) return nothing;
    const { requests, tokens, costUsd } = stored;
    const isUsable = [requests, tokens, costUsd].every((value) => typeof value === "number" && value >= 0);
    return isUsable ? { requests: Number(requests), tokens: Number(tokens), costUsd: Number(costUsd) } : nothing;
  } catch {
    return nothing;
  }
}

function write(total: TabTotal): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(total));
  } catch {
    // Storage may be switched off; the total then lasts as long as the page.
  }
}
