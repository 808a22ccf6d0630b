import python from "shiki/langs/python.mjs";
import { expect, test } from "vitest";
import { createGrammarLoader } from "@/components/ui/code-grammar";
import { findLanguage } from "./code-languages";
import { BlockTokenizer } from "./tokenize-blocks";

const code = 'def f(a):\n  """one\n  two"""\n  return "x" # done\n\nclass A: pass\nlast = None';
const load = createGrammarLoader();
const grammar = await load("python", [python]);

/** Adds text to blocks as the page does: a block ends after a line, or in the middle of one that is too long. */
function append(blocks: string[], text: string, size: number): void {
  for (let rest = text; rest !== ""; ) {
    const last = blocks.at(-1) ?? "";
    const room = last.length < size ? size - last.length : 0;
    if (room === 0 || blocks.length === 0) blocks.push("");
    const limit = room || size;
    const line = rest.lastIndexOf("\n", limit - 1) + 1;
    const cut = rest.length <= limit ? rest.length : line > 0 ? line : limit;
    blocks.push((blocks.pop() ?? "") + rest.slice(0, cut));
    rest = rest.slice(cut);
    if (rest !== "") blocks.push("");
  }
}

function tokensOf(tokenizer: BlockTokenizer, blocks: string[]): string[] {
  return blocks.flatMap((block, place) =>
    tokenizer.tokensOf(place).map(({ className, start, end }) => `${className} ${block.slice(start, end)}`),
  );
}

function charactersOf(tokenizer: BlockTokenizer, blocks: string[]): string[] {
  return blocks.flatMap((block, place) =>
    tokenizer
      .tokensOf(place)
      .flatMap(({ className, start, end }) => [...block.slice(start, end)].map((character) => className + character)),
  );
}

function read(tokenizer: BlockTokenizer, blocks: string[], isOver: boolean): void {
  for (const _ of tokenizer.read({ length: blocks.length, at: (place) => blocks[place] ?? "" }, isOver));
}

test("code has the same tokens at once and as it grows, in blocks of any size", () => {
  const whole = new BlockTokenizer(grammar);
  read(whole, [code], true);
  const expected = tokensOf(whole, [code]);
  expect(expected).toEqual(expect.arrayContaining(["text-violet def", 'text-ok   two"""', "text-info None"]));
  for (const step of [1, 7, 30]) {
    const growing = new BlockTokenizer(grammar);
    const blocks: string[] = [];
    for (let at = 0; at < code.length; at += step) {
      append(blocks, code.slice(at, at + step), 60);
      read(growing, blocks, at % 2 === 0);
    }
    read(growing, blocks, true);
    expect(blocks.join("")).toBe(code);
    // A block may end in the middle of a token.
    expect(charactersOf(growing, blocks)).toEqual(charactersOf(whole, [code]));
  }
});

test("a line that is too long stays plain, and the next is read as ever", () => {
  const blocks: string[] = [];
  const tokenizer = new BlockTokenizer(grammar);
  for (const piece of ['x = "', "y".repeat(3000), "y".repeat(900), '"\nreturn ', "None\n"]) {
    append(blocks, piece, 1000);
    read(tokenizer, blocks, piece.length > 900);
  }
  expect(tokensOf(tokenizer, blocks)).toEqual(["text-violet return", "text-info None"]);
});

test("the words that models write name a grammar that loads", async () => {
  for (const word of ["py", "TypeScript", "js", "c++", "sh", "{.rust", "Dockerfile"]) {
    expect(findLanguage(word)?.name).toMatch(/^[a-z]+$/);
  }
  const found = findLanguage("json5,");
  if (!found) throw new Error("no grammar");
  const tokenizer = new BlockTokenizer(await load(found.name, [await found.load()]));
  read(tokenizer, ["[true]"], true);
  expect(tokensOf(tokenizer, ["[true]"])).toContain("text-info true");
  for (const word of ["", "text", "constructor", "klingon"]) expect(findLanguage(word)).toBeUndefined();
});
