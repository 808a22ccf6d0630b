import type { Page } from "@playwright/test";

interface StoredTexts {
  /** sessionStorage */
  tab: string;
  /** localStorage */
  device: string;
  /** Keys and values of every table of IndexedDB. */
  databases: string;
  cookies: string;
}

/** Everything that the page has stored in this browser, as text. */
export function readStorage(page: Page): Promise<StoredTexts> {
  return page.evaluate(async () => {
    const settle = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const dumps: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await settle(indexedDB.open(name ?? ""));
      for (const store of database.objectStoreNames) {
        const table = database.transaction(store).objectStore(store);
        dumps.push(JSON.stringify([await settle(table.getAllKeys()), await settle(table.getAll())]));
      }
      database.close();
    }
    return {
      tab: JSON.stringify({ ...sessionStorage }),
      device: JSON.stringify({ ...localStorage }),
      databases: dumps.join("\n"),
      cookies: document.cookie,
    };
  });
}
