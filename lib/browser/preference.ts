/** A choice of the reader that is remembered on this device. Made for `useSyncExternalStore`. */
export interface Preference {
  /** The stored text; "" when nothing was chosen yet or the browser does not let us store. */
  get(): string;
  set(value: string): void;
  subscribe(listener: () => void): () => void;
}

/**
 * One preference per name. It holds no secrets and nothing of a request. Where storage is switched off it lasts as long
 * as the page; a change in another tab arrives in this one.
 */
export function createPreference(name: string): Preference {
  const key = `preference:${name}`;
  const listeners = new Set<() => void>();
  let current: string | undefined;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  const onStorage = (event: StorageEvent) => {
    if (event.key !== key) return;
    current = undefined;
    notify();
  };
  return {
    get() {
      current ??= readStored(key);
      return current;
    },
    set(value) {
      current = value;
      try {
        localStorage.setItem(key, value);
      } catch {
        // Storage may be switched off or full; the choice then lasts as long as the page.
      }
      notify();
    },
    subscribe(listener) {
      if (listeners.size === 0) window.addEventListener("storage", onStorage);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener("storage", onStorage);
      };
    },
  };
}

function readStored(key: string): string {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}
