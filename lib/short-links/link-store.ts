import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Storage } from "unstorage";
import { isJsonObject } from "@/lib/json";

export interface LinkStoreOptions {
  limitBytes: number;
  lifetimeMs: number;
  now?: () => number;
}

export type StoredLink =
  | { kind: "stored"; deleteToken: string; expiresAt: string }
  | { kind: "too-large" }
  | { kind: "taken" };

/**
 * Entries that this server cannot read: each is ciphertext under an id that its maker chose at random. Unknown, expired
 * and malformed ids are all the same to whoever asks.
 */
export interface LinkStore {
  put(id: string, ciphertext: Uint8Array): Promise<StoredLink>;
  get(id: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Whether there was such an entry and the token was its own. */
  remove(id: string, deleteToken: string): Promise<boolean>;
}

interface Entry {
  expiresAtMs: number;
  tokenHash: string;
  data: string;
}

/** Between two looks for entries that have expired, where the storage does not drop them itself. */
const SWEEP_INTERVAL_MS = 60 * 60_000;

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");

export function createLinkStore(storage: Storage<string>, options: LinkStoreOptions): LinkStore {
  const now = options.now ?? Date.now;
  let sweptAtMs = 0;

  const read = async (id: string): Promise<Entry | undefined> => {
    const entry = isId(id) ? readEntry(await storage.getItem<unknown>(toKey(id))) : undefined;
    return entry && entry.expiresAtMs > now() ? entry : undefined;
  };
  const sweep = async () => {
    if (now() - sweptAtMs < SWEEP_INTERVAL_MS) {
      return;
    }
    sweptAtMs = now();
    for (const key of await storage.getKeys()) {
      const entry = readEntry(await storage.getItem<unknown>(key));
      if (!entry || entry.expiresAtMs <= now()) {
        await storage.removeItem(key);
      }
    }
  };
  return {
    async put(id, ciphertext) {
      if (ciphertext.byteLength > options.limitBytes) {
        return { kind: "too-large" };
      }
      if (!isId(id) || (await storage.hasItem(toKey(id)))) {
        return { kind: "taken" };
      }
      await sweep();
      const deleteToken = randomBytes(24).toString("base64url");
      const expiresAtMs = now() + options.lifetimeMs;
      const entry: Entry = {
        expiresAtMs,
        tokenHash: hash(deleteToken),
        data: Buffer.from(ciphertext).toString("base64"),
      };
      await storage.setItem(toKey(id), JSON.stringify(entry), { ttl: Math.ceil(options.lifetimeMs / 1000) });
      return { kind: "stored", deleteToken, expiresAt: new Date(expiresAtMs).toISOString() };
    },
    async get(id) {
      const entry = await read(id);
      return entry && new Uint8Array(Buffer.from(entry.data, "base64"));
    },
    async remove(id, deleteToken) {
      const entry = await read(id);
      const given = Buffer.from(hash(deleteToken));
      if (!entry || !timingSafeEqual(given, Buffer.from(entry.tokenHash))) {
        return false;
      }
      await storage.removeItem(toKey(id));
      return true;
    },
  };
}

/** 128 bits in base64url: nothing in it means anything to a file system or to Redis. */
function isId(id: string): boolean {
  return /^[\w-]{22}$/.test(id);
}

/** In hexadecimal, because a file system may take "a" and "A" for the same name. */
function toKey(id: string): string {
  return Buffer.from(id, "base64url").toString("hex");
}

function readEntry(stored: unknown): Entry | undefined {
  const value: unknown = typeof stored === "string" ? parseJson(stored) : stored;
  if (!isJsonObject(value)) {
    return undefined;
  }
  const { expiresAtMs, tokenHash, data } = value;
  const isWhole = typeof expiresAtMs === "number" && typeof tokenHash === "string" && typeof data === "string";
  return isWhole && tokenHash.length === 43 ? { expiresAtMs, tokenHash, data } : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
