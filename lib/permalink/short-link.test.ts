import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openSealedRequest, readShortLinkId, sealRequest } from "./short-link";

const values = { body: { model: "a/b", prompt: "canary 漢字 🙂" } };

describe("short links", () => {
  it("open what they sealed", async () => {
    const { ciphertext, fragment, id } = await sealRequest(values);
    expect(await openSealedRequest(fragment, ciphertext)).toEqual({ ok: true, values });
    expect(readShortLinkId(fragment)).toBe(id);
  });

  it("show the server nothing of the request", async () => {
    const { ciphertext } = await sealRequest(values);
    expect(Buffer.from(ciphertext).toString("latin1")).not.toContain("canary");
    expect((await sealRequest(values)).ciphertext).not.toEqual(ciphertext);
  });

  it("do not open an entry under the name of another", async () => {
    const first = await sealRequest(values);
    const second = await sealRequest(values);
    const swapped = first.fragment.replace(first.id, second.id);
    expect(await openSealedRequest(swapped, first.ciphertext)).toEqual({ ok: false, problem: "damaged" });
    expect(await openSealedRequest(first.fragment, second.ciphertext)).toEqual({ ok: false, problem: "damaged" });
  });

  it("do not open an entry in which any byte was changed", async () => {
    const { ciphertext, fragment } = await sealRequest(values);
    await fc.assert(
      fc.asyncProperty(fc.nat(ciphertext.byteLength - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = new Uint8Array(ciphertext);
        changed[at] = (changed[at] ?? 0) ^ change;
        expect(await openSealedRequest(fragment, changed)).toEqual({ ok: false, problem: "damaged" });
      }),
    );
  });

  it.each(["", "s1.", "s2.AAAAAAAAAAAAAAAAAAAAAA.x", "s1.../../etc/passwd", "r1.abc", `s1.${"a".repeat(22)}.short`])(
    "take %j for damaged",
    async (fragment) => {
      expect(readShortLinkId(fragment)).toBeUndefined();
      expect(await openSealedRequest(fragment, new Uint8Array(40))).toEqual({ ok: false, problem: "damaged" });
    },
  );

  it("take an entry that is cut short for damaged", async () => {
    const { ciphertext, fragment } = await sealRequest(values);
    for (const length of [0, 5, 12, 27, ciphertext.byteLength - 1]) {
      expect((await openSealedRequest(fragment, ciphertext.slice(0, length))).ok).toBe(false);
    }
  });
});
