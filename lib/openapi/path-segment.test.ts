import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodePathLiteral, readPathSegment } from "@/lib/openapi/path-segment";

describe("readPathSegment", () => {
  test.each([
    ["gpt-4.1", "gpt-4.1", "gpt-4.1"],
    ["model:free", "model:free", "model:free"],
    ["model%3Afree", "model:free", "model%3Afree"],
    ["a%20b", "a b", "a%20b"],
    ["a|b[c]", "a|b[c]", "a%7Cb%5Bc%5D"],
    ["%C3%A9", "é", "%C3%A9"],
    ["...", "...", "..."],
    [".hidden", ".hidden", ".hidden"],
    ["100%25", "100%", "100%25"],
    [";id=1,2", ";id=1,2", ";id=1,2"],
    ["%E2%80%A8", "\u2028", "%E2%80%A8"],
  ])("reads %s", (raw, decoded, encoded) => {
    expect(readPathSegment(raw)).toEqual({ decoded, encoded });
  });

  test.each([
    "",
    ".",
    "..",
    "%2e",
    "%2e%2E",
    ".%2e",
    "%252e%252e",
    "%25252e%25252e",
    "..%2fevil",
    "a%2Fb",
    "%2f%2fevil.com",
    "%252f",
    "a%5cb",
    "%5c..",
    "%255c",
    "%00",
    "a%0d%0ahost:evil",
    "%250d%250a",
    "%7f",
    "%09",
    "%ff",
    "a%",
    "%zz",
    "%c0%ae%c0%ae",
    "a/b",
    "a\\b",
  ])("refuses %s", (raw) => {
    expect(readPathSegment(raw)).toBeUndefined();
  });

  test("gives back every harmless text that was percent-encoded", () => {
    const harmless = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((text) => text.isWellFormed() && !/[/\\%\p{Cc}]/u.test(text) && !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(harmless, (text) => {
        const segment = readPathSegment(encodeURIComponent(text));
        expect(segment?.decoded).toBe(text);
        expect(decodeURIComponent(segment?.encoded ?? "")).toBe(text);
      }),
    );
  });

  test("never lets a URL parser see another path than the one that was checked", () => {
    const piece = fc.constantFrom(
      ".",
      "..",
      "/",
      "\\",
      "%2e",
      "%2f",
      "%5c",
      "%25",
      "2e",
      "2f",
      "a",
      ";",
      "?",
      "#",
      "%00",
      "é",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const segment = readPathSegment(pieces.join(""));
        if (segment) {
          const path = `/api/v1/models/${segment.encoded}/endpoints`;
          expect(new URL(`https://example.com${path}`).pathname).toBe(path);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test("encodePathLiteral escapes lone percent signs and keeps escapes", () => {
  expect(encodePathLiteral("50%-a%20b?c#d")).toBe("50%25-a%20b%3Fc%23d");
});
