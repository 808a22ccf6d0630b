import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { base64Of, describeFileText, writeFileText, writeMissingFile } from "./file-text";

const base64Hint = { accept: "audio/*", encoding: "base64" } as const;

describe("a text that stands for a file", () => {
  it("gives type and size for content of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const base64 = Buffer.from(bytes).toString("base64");
        const text = writeFileText("data-url", "image/svg+xml", base64);
        expect(describeFileText(text)).toEqual({
          mediaType: "image/svg+xml",
          sizeBytes: bytes.length,
          isMissing: false,
        });
        expect(base64Of(text)).toBe(base64);
      }),
    );
  });

  it("holds the place of a file under any name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }), (name) => {
        const file = { mediaType: "image/png", sizeBytes: 12, name };
        expect(describeFileText(writeMissingFile(file))).toEqual({ ...file, isMissing: true });
      }),
      { examples: [["a;b,c=%d.png"]] },
    );
  });

  it.each([
    ["https://example.com/cat.png"],
    ["data:text/plain,hello"],
    ["data:"],
    ["data:image/png;base64"],
    ["database; base64, is a word"],
    [""],
  ])("is not %j", (text) => {
    expect(describeFileText(text)).toBeUndefined();
    expect(describeFileText(text, base64Hint)).toBeUndefined();
  });

  it("may be bare base64 where the field says so", () => {
    const text = Buffer.from("y".repeat(300)).toString("base64");
    expect(describeFileText(text)).toBeUndefined();
    expect(describeFileText(text, base64Hint)).toEqual({ mediaType: "", sizeBytes: 300, isMissing: false });
    expect(describeFileText(`${text.slice(0, 100)} and words`, base64Hint)).toBeUndefined();
  });
});
