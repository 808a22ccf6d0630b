import fc from "fast-check";
import type { Tokens } from "marked";
import { expect, test } from "vitest";
import { GrowingText } from "@/lib/stream/growing-text";
import { chooseCut } from "./choose-cut";
import { GrowingFence } from "./growing-fence";
import { GrowingTable } from "./growing-table";
import { type Block, MarkdownDocument, maxMarkdownCharacters } from "./markdown-document";

const documents = [
  "# Title\n\nA *paragraph* with **bold** and\na second line.\n\nAnother one.\n",
  "1. one\n   - nested\n2. two\n\nAfter the list.\n\n- a\n- b\n",
  "Before\n\n```js title=x\nconst a = `b`;\n\n  ``\n```\nAfter\n\n~~~~\n```\nstill code\n~~~~\n",
  "```\nnever closed\n",
  "````md\n```\ninner\n```\n````\ndone",
  "Text\n| a | b |\n|---|:-:|\n| 1 | `2` |\n| 3 |\n\nAfter the table\n",
  "| only | head |\n|---|---|\n",
  "| a | b |\n|---|---|\n| 1 | 2 |\n# Heading ends it\n",
  "> quoted\n> more\n\n---\n\n[ref]: https://a.example/\n\nA [link][ref] and <b>html</b>.\n",
  "Windows\r\n\r\n```\r\nlines\r\n```\r\nend",
  "Set $$\n  x\n$$ so\n$$\na\n- b\n= c\n$$\n\nAnd \\(y_1\\), \\[z\\] or\n\\[\nw\n\\]\nend, $5.\n",
  "$$\nnever closed\n- a\n\nbut over, and *more*\n",
  "Ünïcödé 👩‍👩‍👧 \n\n* 列表\n* مرحبا\n",
];

/** Blocks as what can be seen of them. */
function describeBlock(block: Block): unknown {
  if (block instanceof GrowingFence) return ["code", block.language, block.text.toString().replace(/\n$/, "")];
  if (block instanceof GrowingTable) {
    return ["table", block.header.map((cell) => cell.text), block.rows.map((row) => row.map((cell) => cell.text))];
  }
  const token: Tokens.Generic = block;
  if (token.type === "code") return ["code", (token.lang ?? "").split(" ")[0], token.text];
  if (token.type === "table") {
    const texts = (cells: Tokens.TableCell[]) => cells.map((cell) => cell.text);
    return ["table", texts(token.header), token.rows.map(texts)];
  }
  return [token.type, token.raw.trim()];
}

function blocksOf(document: MarkdownDocument): unknown[] {
  return document.groups.flat().map(describeBlock);
}

function read(text: string): MarkdownDocument {
  const document = new MarkdownDocument();
  while (!document.take(text));
  document.close();
  return document;
}

test.each(documents)("reads %j the same in any pieces", (text) => {
  const whole = JSON.stringify(blocksOf(read(text)));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 20 }), (lengths) => {
      const growing = new GrowingText();
      const document = new MarkdownDocument();
      for (let at = 0, turn = 0; at < text.length; turn += 1) {
        const length = lengths[turn % lengths.length] ?? 1;
        growing.append(text.slice(at, at + length));
        at += length;
        while (!document.take(growing));
      }
      document.close();
      expect(JSON.stringify(blocksOf(document))).toBe(whole);
    }),
    { numRuns: 60 },
  );
});

test("never parses a finished block again", () => {
  const growing = new GrowingText();
  const document = new MarkdownDocument();
  const seen = new Map<number, Block>();
  for (let count = 0; count < 200; count += 1) {
    growing.append(`Paragraph ${count} with **weight**.\n\n`);
    while (!document.take(growing));
    const blocks = document.groups.flat();
    for (const [place, block] of seen) expect(blocks[place]).toBe(block);
    for (const [place, block] of blocks.entries()) seen.set(place, block);
  }
  expect(seen.size).toBeGreaterThan(150);
});

test.each([
  ["a paragraph", "word **bold** `code` "],
  ["a list", "- an item with *some* text\n"],
  ["a quotation", "> a line of it\n"],
  ["no place to cut", "x"],
])("keeps the block in progress short in %s without end", (_, piece) => {
  const growing = new GrowingText();
  const document = new MarkdownDocument();
  let longest = 0;
  while (growing.length < 40_000) {
    growing.append(piece.repeat(10));
    while (!document.take(growing));
    longest = Math.max(
      longest,
      document.open.reduce((length, block) => length + ("raw" in block ? block.raw.length : 0), 0),
    );
  }
  document.close();
  expect(longest).toBeLessThan(3000);
  const text = document.groups
    .flat()
    .map((block) => ("raw" in block ? block.raw : ""))
    .join("");
  expect(text.replace(/\s+/g, "")).toBe(growing.toString().replace(/\s+/g, ""));
});

test("completes unfinished marks in the block in progress only", () => {
  const document = new MarkdownDocument();
  document.take("A **bold and more");
  expect(JSON.stringify(document.open)).toContain('"strong"');
  document.close();
  expect(document.groups.flat().map(describeBlock)).toEqual([["paragraph", "A **bold and more"]]);
});

test("starts a table of many rows anew with the same head", () => {
  const rows = Array.from({ length: 300 }, (_, row) => `| ${row} | x |\n`).join("");
  const tables = read(`| n | v |\n|---|---|\n${rows}`).groups.flat();
  expect(tables.length).toBeGreaterThan(1);
  expect(tables.every((table) => table instanceof GrowingTable && table.header[0]?.text === "n")).toBe(true);
  const numbers = tables.flatMap((table) =>
    table instanceof GrowingTable ? table.rows.map((row) => row[0]?.text) : [],
  );
  expect(numbers).toEqual(Array.from({ length: 300 }, (_, row) => String(row)));
});

test.each([
  ["nesting", "> ".repeat(3000)],
  ["brackets", "[".repeat(5000)],
  ["marks", "_a_*".repeat(1500)],
])("survives %s that is meant to hurt", (_, text) => {
  const document = read(text);
  expect(document.groups.flat().length).toBeGreaterThan(0);
});

test("keeps what is too long for Markdown as plain text", () => {
  const text = "word ".repeat(Math.ceil(maxMarkdownCharacters / 5) + 1000);
  const document = read(text);
  expect(document.overflow.length).toBeGreaterThan(0);
  expect(text.endsWith(document.overflow.toString())).toBe(true);
});

test("cuts a text in two anywhere but inside of a character", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 4 }),
      fc.constantFrom("paragraph", "list", "blockquote"),
      (text, type) => {
        fc.pre(text.length >= 4);
        const cut = chooseCut(text, type);
        expect(cut).toBeGreaterThan(0);
        expect(cut).toBeLessThanOrEqual(text.length);
        expect(
          text.charCodeAt(cut) >= 0xdc00 &&
            text.charCodeAt(cut) <= 0xdfff &&
            text.charCodeAt(cut - 1) >= 0xd800 &&
            text.charCodeAt(cut - 1) <= 0xdbff,
        ).toBe(false);
      },
    ),
  );
});

test.each([
  ["$x^2$ and \\(y\\)", ["x^2", "y"]],
  ["$$a\n= b$$ or \\[c\\]", ["a\n= b", "c"]],
  ["**$a_1 * b_2$** _and_ $\\text{5\\$}$.", ["a_1 * b_2", "\\text{5\\$}"]],
  ["| $a$ | b |\n|---|---|\n| 1 | $c$ |\n", ["a", "c"]],
  ["$5 and $10, $3-$4, $HOME:$PATH, `$x$`, US$ and A$, $ y $", []],
  [`Set \${A}:\${B}, $HOME/bin:$PATH, $?:$!, $(pwd):$(date), $(a)-$(b), "$HOME:$" or $HOME/$.`, []],
  ["$5 and 10$. $1,000 (about 900 €) or 5$, 3$ and $4.50 each, $20$5", []],
  ["Is it $AB$? $f$(x), $(a+b)c$ and $5x$, $-1$.", ["AB", "f", "(a+b)c", "5x", "-1"]],
  ["```\n$x$\n$$y$$\n```", []],
])("finds in %j the formulas %j", (text, formulas) => {
  const found: string[] = [];
  JSON.stringify(read(text).groups.flat(), (_, value) => {
    if (value?.type === "formula") found.push(value.text);
    return value;
  });
  expect(found).toEqual(formulas);
});
