/**
 * The user's credential for one API, kept in this tab (sessionStorage) unless they chose to have it remembered on this
 * device (localStorage). It is stored under the API's host, so that one API's key is never offered to another.
 */
export interface Credential {
  /** As typed: a bearer key, or `user:password` for HTTP basic. "" when there is none. */
  value: string;
  remembered: boolean;
}

const none: Credential = { value: "", remembered: false };

export interface CredentialStore {
  get(): Credential;
  set(value: string, remembered: boolean): void;
  forget(): void;
  subscribe(listener: () => void): () => void;
}

/** One store per `scope` (a host). Without usable storage the credential lives until the page is left. */
export function createCredentialStore(scope: string): CredentialStore {
  const key = `credential:${scope}`;
  const listeners = new Set<() => void>();
  let current = read(key);
  const publish = (next: Credential) => {
    current = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => current,
    set(value, remembered) {
      write("sessionStorage", key, remembered ? "" : value);
      write("localStorage", key, remembered ? value : "");
      publish({ value, remembered });
    },
    forget() {
      write("sessionStorage", key, "");
      write("localStorage", key, "");
      publish(none);
    },
    subscribe(listener) {
      listeners.add(listener);
      const onStorage = (event: StorageEvent) => {
        // Only a remembered credential is shared between tabs.
        if (event.key === key && event.storageArea === localStorage) publish(read(key));
      };
      window.addEventListener("storage", onStorage);
      return () => {
        listeners.delete(listener);
        window.removeEventListener("storage", onStorage);
      };
    },
  };
}

function read(key: string): Credential {
  try {
    const session = sessionStorage.getItem(key);
    if (session) return { value: session, remembered: false };
    const local = localStorage.getItem(key);
    return local ? { value: local, remembered: true } : none;
  } catch {
    return none;
  }
}

function write(area: "sessionStorage" | "localStorage", key: string, value: string): void {
  try {
    if (value) window[area].setItem(key, value);
    else window[area].removeItem(key);
  } catch {
    // Storage may be switched off; the credential then lasts as long as the page.
  }
}
