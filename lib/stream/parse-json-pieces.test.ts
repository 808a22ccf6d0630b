import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "@/lib/json";
import { createJsonPieces } from "./parse-json-pieces";

function parseWhole(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parseInPieces(text: string, lengths: readonly number[], batchCharacters: number): Json | undefined {
  const pieces = createJsonPieces(batchCharacters);
  for (let at = 0, turn = 0; at < text.length; turn += 1) {
    const length = lengths[turn % lengths.length] ?? 1;
    pieces.feed(text.slice(at, at + length));
    at += length;
  }
  return pieces.end();
}

const cuts = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 });
const batches = fc.integer({ min: 1, max: 60 });
const space = fc.constantFrom("", "", " ", "\n\t", "\r\n  ");
/** JSON text with white space anywhere, odd names and repeated ones. */
const { text: anyText } = fc.letrec<{ text: string }>((tie) => {
  const scalar = fc.oneof(
    fc.constantFrom("null", "true", "-0", "1.50e3", '"a\\"b"', '"\\\\"', '"[{,"', '"\\u005d\\\\\\""', '""'),
    fc.string().map((value) => JSON.stringify(value)),
  );
  const name = fc.constantFrom('"a"', '"b"', '"__proto__"', '"1"', '"a\\\\"', '"]"');
  const spaced = (value: fc.Arbitrary<string>) => fc.tuple(space, value, space).map((parts) => parts.join(""));
  const list = fc.array(spaced(tie("text")), { maxLength: 6 }).map((items) => `[${items.join(",")}]`);
  const member = fc.tuple(spaced(name), spaced(tie("text"))).map((pair) => pair.join(":"));
  const object = fc.array(member, { maxLength: 6 }).map((members) => `{${members.join(",")}}`);
  return { text: fc.oneof({ maxDepth: 5, depthSize: "large" }, scalar, list, object) };
});

test("gives what JSON.parse gives, however the text is cut", () => {
  fc.assert(
    fc.property(anyText, cuts, batches, (text, lengths, batch) => {
      const read = parseInPieces(text, lengths, batch);
      expect(read).toEqual(parseWhole(text));
      expect(JSON.stringify(read)).toBe(JSON.stringify(parseWhole(text)));
    }),
    { numRuns: 400 },
  );
});

test("refuses what JSON.parse refuses", () => {
  const damaged = fc
    .tuple(
      anyText,
      fc.nat(),
      fc.nat({ max: 1 }),
      fc.constantFrom("", ",", "]", "}", "[", '"', ":", "1", "\u00a0", "\\"),
    )
    .map(([text, at, removed, added]) => {
      const place = at % (text.length + 1);
      return text.slice(0, place) + added + text.slice(place + removed);
    });
  fc.assert(
    fc.property(damaged, cuts, batches, (text, lengths, batch) => {
      expect(JSON.stringify(parseInPieces(text, lengths, batch))).toBe(JSON.stringify(parseWhole(text)));
    }),
    { numRuns: 600 },
  );
});

test.each([
  "",
  " ",
  "[1,]",
  "[,1]",
  "[1,,2]",
  "[[1],]",
  '{"a":[1],}',
  '{"a":5[1]}',
  "[[1][2]]",
  "[1]]",
  "[1}",
  "[1] 2",
  '"a',
])("refuses %j in single characters", (text) => {
  expect(parseInPieces(text, [1], 1)).toBeUndefined();
});

test("reads any depth, and long texts in one member", () => {
  const deep = `{"a":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
  expect(Object.keys(parseInPieces(deep, [1000], 100) as object)).toEqual(["a"]);
  const long = { list: Array.from({ length: 50 }, (_, id) => ({ id, text: "x".repeat(9000) })), end: [1, 2] };
  expect(parseInPieces(JSON.stringify(long), [777], 1000)).toEqual(long);
});
