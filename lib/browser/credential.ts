import { isJsonObject } from "@/lib/json";

/**
 * The user's credentials for one API, kept in this tab (sessionStorage) unless they chose to have them remembered on
 * this device (localStorage). They are stored under the API's host, so that one API's key is never offered to another.
 */
export interface StoredCredentials {
  /** By name of the security scheme, as typed: a key, or `user:password` for HTTP basic. Never "". */
  values: ReadonlyMap<string, string>;
  remembered: boolean;
}

/** No credential, as before the store has been read. */
export const noCredentials: StoredCredentials = { values: new Map(), remembered: false };

export interface CredentialStore {
  get(): StoredCredentials;
  /** "" takes the scheme's credential away. */
  set(scheme: string, value: string): void;
  setRemembered(remembered: boolean): void;
  forget(): void;
  subscribe(listener: () => void): () => void;
}

/** One store per `scope` (a host). Without usable storage the credentials live until the page is left. */
export function createCredentialStore(scope: string): CredentialStore {
  const key = `credential:${scope}`;
  const listeners = new Set<() => void>();
  let current = read(key);
  const publish = (next: StoredCredentials) => {
    current = next;
    for (const listener of listeners) listener();
  };
  const keep = (values: ReadonlyMap<string, string>, remembered: boolean) => {
    const text = values.size === 0 ? "" : JSON.stringify(Object.fromEntries(values));
    write("sessionStorage", key, remembered ? "" : text);
    write("localStorage", key, remembered ? text : "");
    publish({ values, remembered });
  };
  return {
    get: () => current,
    set(scheme, value) {
      const values = new Map(current.values);
      if (value === "") values.delete(scheme);
      else values.set(scheme, value);
      keep(values, current.remembered);
    },
    setRemembered: (remembered) => keep(current.values, remembered),
    forget: () => keep(noCredentials.values, false),
    subscribe(listener) {
      listeners.add(listener);
      const onStorage = (event: StorageEvent) => {
        // Only remembered credentials are shared between tabs.
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

function read(key: string): StoredCredentials {
  try {
    const session = parse(sessionStorage.getItem(key));
    if (session.size > 0) return { values: session, remembered: false };
    const local = parse(localStorage.getItem(key));
    return local.size > 0 ? { values: local, remembered: true } : noCredentials;
  } catch {
    return noCredentials;
  }
}

function parse(text: string | null): Map<string, string> {
  const stored: unknown = JSON.parse(text ?? "{}");
  const pairs = isJsonObject(stored) ? Object.entries(stored) : [];
  return new Map(
    pairs.flatMap(([scheme, value]): [string, string][] => (typeof value === "string" ? [[scheme, value]] : [])),
  );
}

function write(area: "sessionStorage" | "localStorage", key: string, text: string): void {
  try {
    if (text) window[area].setItem(key, text);
    else window[area].removeItem(key);
  } catch {
    // Storage may be switched off; the credentials then last as long as the page.
  }
}
