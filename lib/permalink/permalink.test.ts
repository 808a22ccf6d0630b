import { deflateRawSync, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RequestValues } from "@/lib/fields/operation-form";
import type { Json, JsonObject } from "@/lib/json";
import { decodeBase64Url, encodeBase64Url } from "./base64url";
import { decodePermalink, encodePermalink, isPermalink } from "./permalink";

const link = (content: string | Uint8Array) => `r1.${encodeBase64Url(new Uint8Array(deflateSync(content)))}`;

const json = fc.jsonValue({ noUnicodeString: false, maxDepth: 5 }) as fc.Arbitrary<Json>;
const members = fc.dictionary(fc.oneof(fc.string(), fc.constant("__proto__")), json) as fc.Arbitrary<JsonObject>;
const values: fc.Arbitrary<RequestValues> = fc.record(
  { path: members, query: members, header: members, cookie: members, mediaType: fc.string(), body: json },
  { requiredKeys: [] },
);

describe("round trip", () => {
  it("opens what it encoded", async () => {
    await fc.assert(
      fc.asyncProperty(values, async (state) => {
        const opened = await decodePermalink(await encodePermalink(state));
        expect(opened.ok && JSON.stringify(opened.values)).toBe(JSON.stringify(state));
      }),
    );
  });

  it("writes and reads every byte in base64url", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = encodeBase64Url(bytes);
        expect(text).toBe(Buffer.from(bytes).toString("base64url"));
        expect(decodeBase64Url(text)).toEqual(new Uint8Array(bytes));
      }),
    );
  });

  it("tells a null body from an absent one", async () => {
    expect(await decodePermalink(await encodePermalink({ body: null }))).toEqual({ ok: true, values: { body: null } });
    expect(await decodePermalink(await encodePermalink({}))).toEqual({ ok: true, values: {} });
  });

  it("carries a request of a megabyte", async () => {
    const body = { messages: [{ role: "user", content: "naïve — 日本 ".repeat(80_000) }] };
    const opened = await decodePermalink(await encodePermalink({ body }));
    expect(opened).toEqual({ ok: true, values: { body } });
  });
});

/** Never edit these: they stand for links that are out in the world. */
const oldLinks: [fragment: string, values: RequestValues][] = [
  [
    "r1.eJwFwTEKwjAUBuCrhH9OcXF6i7NnsEJj-6iBJK8kr0gJhR7A0aWTd-sJPILfV_GQYQFVRBk4gCATJ-dP46TNWZrok4dF0cwugjTPbBG5FDdyAd0qsgQGYS6cYdFLUk4KwlWPbS-mC065M7_vezfH9jEtXs-lxQXrfV3_5GUtog",
    {
      body: {
        model: "openai/gpt-4o-mini",
        stream: true,
        messages: [{ role: "user", content: 'It’s `late` 🌙 — "why"?' }],
      },
    },
  ],
  [
    "r1.eJwVyzEKhDAQQNG7_Dp2W805LBZkixEHIwQT46QQyd2X1P_9l6IekRdtHnNFyMVOPQjcqe0Ie_Hpk-mBq1l9hr2QBSWw8uuBaLpZHeE7zYcnQ_AxrHl7kLOl1P_56yGC",
    { path: { author: "openai", slug: "gpt-4o" }, query: { q: ["a", "b"] }, header: { "X-Title": "t" }, body: null },
  ],
];

it.each(oldLinks)("opens the old link %s", async (fragment, expected) => {
  expect(await decodePermalink(fragment)).toEqual({ ok: true, values: expected });
});

describe("links that are broken or hostile", () => {
  const whole = link('{"body":{"model":"m","messages":[{"role":"user","content":"Hello there, how are you?"}]}}');

  it("detects every change of one character's case", async () => {
    for (let at = 3; at < whole.length; at++) {
      const character = whole[at] as string;
      const flipped = character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();
      if (flipped === character) continue;
      const opened = await decodePermalink(whole.slice(0, at) + flipped + whole.slice(at + 1));
      // The last character has unused bits; such a flip changes nothing.
      if (opened.ok) expect(opened).toEqual(await decodePermalink(whole));
    }
  });

  it("detects every truncation", async () => {
    for (let end = 3; end < whole.length - 1; end++) {
      expect((await decodePermalink(whole.slice(0, end))).ok).toBe(false);
    }
  });

  it.each([
    ["no payload", "r1.", "damaged"],
    ["other characters", "r1.%%%", "damaged"],
    ["not a request link", "section-2", "damaged"],
    ["a version of the future", `r2.${whole.slice(3)}`, "newer-version"],
    ["a version that never was", `r0.${whole.slice(3)}`, "unknown-version"],
    ["deflate without a checksum", `r1.${encodeBase64Url(new Uint8Array(deflateRawSync("{}")))}`, "damaged"],
    ["text that is not JSON", link("{nope"), "malformed"],
    ["bytes that are not UTF-8", link(new Uint8Array([0x22, 0xff, 0x22])), "malformed"],
    ["a list", link("[]"), "malformed"],
    ["a member of the wrong type", link('{"query":[1]}'), "malformed"],
    ["a bomb", link(new Uint8Array(50 * 1024 * 1024)), "too-large"],
    ["200,000 levels", link(`{"body":${"[".repeat(200_000)}${"]".repeat(200_000)}}`), "too-deep"],
    ["more characters than are read", `r1.${"A".repeat(1_000_001)}`, "too-large"],
  ])("says what is wrong with %s", async (_, fragment, problem) => {
    expect(await decodePermalink(fragment)).toEqual({ ok: false, problem });
  });

  it("keeps __proto__ as data and changes no prototype", async () => {
    const opened = await decodePermalink(link('{"__proto__":{"polluted":1},"body":{"__proto__":{"polluted":1}}}'));
    expect(opened.ok && JSON.stringify(opened.values)).toBe('{"body":{"__proto__":{"polluted":1}}}');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("drops members that no version has", async () => {
    expect(await decodePermalink(link('{"body":1,"authorization":"Bearer x"}'))).toEqual({
      ok: true,
      values: { body: 1 },
    });
  });
});

it.each([
  ["r1.abc", true],
  ["r12.x", true],
  ["responses", false],
  ["", false],
])("recognises %j as a request link: %s", (fragment, expected) => {
  expect(isPermalink(fragment)).toBe(expected);
});
