import { createStore, del, get, promisifyRequest, type UseStore } from "idb-keyval";
import type { RequestValues } from "@/lib/fields/operation-form";

export interface StoredDraft {
  /** Fingerprint of the operation's form that the draft was made with. */
  version: string;
  values: RequestValues;
}

let store: UseStore | undefined;

/**
 * Drafts of requests by operation, on this device only. A credential is never part of one: the type has no place for
 * it. Where the browser has no database, nothing is kept and nothing fails.
 */
export const draftDatabase = {
  async read(key: string): Promise<StoredDraft | undefined> {
    return attempt(() => get<StoredDraft>(key, open()));
  },
  /** Asked for while the page is left, the draft is still kept, as long as the database was read from before. */
  async write(key: string, draft: StoredDraft): Promise<void> {
    await attempt(() =>
      open()("readwrite", (drafts) => {
        drafts.put(draft, key);
        // Left to itself a transaction waits for the page to hear of the last request; a page that is left never does.
        drafts.transaction.commit();
        return promisifyRequest(drafts.transaction);
      }),
    );
  },
  async remove(key: string): Promise<void> {
    await attempt(() => del(key, open()));
  },
};

function open(): UseStore {
  store ??= createStore("api-playground-drafts", "drafts");
  return store;
}

async function attempt<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch {
    return undefined;
  }
}
