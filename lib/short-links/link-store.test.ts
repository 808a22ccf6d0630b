import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createStorage } from "unstorage";
import fsDriver from "unstorage/drivers/fs-lite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLinkStore } from "@/lib/short-links/link-store";

const id = "AbCdEfGhIjKlMnOpQrStUg";
const twin = "aBcDeFgHiJkLmNoPqRsTug";
const bytes = new Uint8Array([0, 255, 10, 13, 128]);

let folder: string;
let nowMs: number;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "links-"));
  nowMs = 1_000_000_000_000;
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = () =>
  createLinkStore(createStorage<string>({ driver: fsDriver({ base: folder }) }), {
    limitBytes: 100,
    lifetimeMs: 1000,
    now: () => nowMs,
  });

describe("createLinkStore", () => {
  test("gives back what was put, also to another process", async () => {
    expect(await open().put(id, bytes)).toMatchObject({ kind: "stored", expiresAt: "2001-09-09T01:46:41.000Z" });
    expect(await open().get(id)).toEqual(bytes);
  });

  test("keeps ids apart that differ in case only", async () => {
    await open().put(id, bytes);
    await open().put(twin, new Uint8Array([1]));
    expect(await open().get(id)).toEqual(bytes);
    expect(await open().get(twin)).toEqual(new Uint8Array([1]));
  });

  test("never overwrites", async () => {
    await open().put(id, bytes);
    expect(await open().put(id, new Uint8Array([1]))).toEqual({ kind: "taken" });
    expect(await open().get(id)).toEqual(bytes);
  });

  test("takes entries up to the limit", async () => {
    expect(await open().put(id, new Uint8Array(101))).toEqual({ kind: "too-large" });
    expect(await open().put(id, new Uint8Array(100))).toMatchObject({ kind: "stored" });
  });

  test("forgets what has expired, and sweeps it away", async () => {
    await open().put(id, bytes);
    nowMs += 1001;
    expect(await open().get(id)).toBeUndefined();
    await open().put(twin, bytes);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  test("deletes for whoever has the token, and nobody else", async () => {
    const stored = await open().put(id, bytes);
    const token = stored.kind === "stored" ? stored.deleteToken : "";
    for (const wrong of ["", "x", `${token}x`]) expect(await open().remove(id, wrong)).toBe(false);
    const [file = ""] = readdirSync(folder);
    expect(readFileSync(path.join(folder, file), "utf8")).not.toContain(token);
    expect(await open().remove(id, token)).toBe(true);
    expect(await open().get(id)).toBeUndefined();
    expect(await open().remove(id, token)).toBe(false);
  });

  test.each([
    "",
    "..",
    "../../etc/passwd",
    "a".repeat(21),
    "a".repeat(23),
    "AbCdEfGhIjKlMnOpQrSt:g",
    "AbCdEfGhIjKlMnOpQrS/Ug",
  ])("has nothing under %j", async (odd) => {
    expect(await open().put(odd, bytes)).toEqual({ kind: "taken" });
    expect(await open().get(odd)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });
});
