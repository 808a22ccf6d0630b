import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grammar } from "@/components/ui/code-grammar";
import { awkwardTexts } from "@/lib/snippets/testing/awkward-values";
import { type CodeLine, highlightLines, replaceCode } from "./code-lines";
import { loadGrammar } from "./load-grammar";

const textOf = (lines: CodeLine[]) => lines.map((line) => line.text).join("");
const shownText = (lines: CodeLine[]) =>
  lines.flatMap((line) => line.highlight?.tokens.map((token) => token.text) ?? [line.text]).join("");

function highlightAll(lines: CodeLine[], grammar: Grammar): CodeLine[] {
  const steps = highlightLines(lines, grammar);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const someCode = fc.array(fc.constantFrom("a\n", "b\n", "\n", "'", '"', "x = {", "\r\n", "é`${", "}"), {
  maxLength: 40,
});

describe("replaceCode", () => {
  it("holds exactly the code, whatever was shown before", () => {
    fc.assert(
      fc.property(someCode, someCode, (before, after) => {
        const lines = replaceCode(replaceCode([], before.join("")), after.join(""));
        expect(textOf(lines)).toBe(after.join(""));
        expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length);
      }),
    );
  });

  it("keeps the lines around a change", () => {
    const before = replaceCode([], "a\nb\nc\nd");
    const after = replaceCode(before, "a\nB\nB\nc\nd");
    expect(after.map((line) => before.indexOf(line))).toEqual([0, -1, -1, 2, 3]);
  });

  it("joins the lines of very long code", () => {
    const code = "line\n".repeat(50_000);
    const lines = replaceCode([], code);
    expect(textOf(lines)).toBe(code);
    expect(lines.length).toBeLessThan(4_000);
  });
});

describe.each(["cURL", "TypeScript", "Python"] as const)("highlighting %s", (language) => {
  it("changes no character", async () => {
    const grammar = await loadGrammar(language);
    for (const text of Object.values(awkwardTexts)) {
      const code = `a = '${text}'\n"${text}" {\n`;
      expect(shownText(highlightAll(replaceCode([], code), grammar))).toBe(code);
    }
  });

  it("gives the same tokens after an edit as from the start", async () => {
    const grammar = await loadGrammar(language);
    fc.assert(
      fc.property(someCode, someCode, (before, after) => {
        const tokens = (lines: CodeLine[]) => lines.map((line) => line.highlight?.tokens);
        const edited = highlightAll(
          replaceCode(highlightAll(replaceCode([], before.join("")), grammar), after.join("")),
          grammar,
        );
        expect(tokens(edited)).toEqual(tokens(highlightAll(replaceCode([], after.join("")), grammar)));
      }),
      { numRuns: 30 },
    );
  });
});

it.each([
  [
    "cURL",
    'curl https://a.example \\\n  -d \'{\n  "a": null,\n  "b": "c"\n}\'',
    { curl: "text-accent-text", "-d": "text-info", null: "text-info", '"c"': "text-ok" },
  ],
  [
    "TypeScript",
    "const a = { b: `c$\u007bd}`, e: null };",
    { const: "text-violet", "$\u007b": "text-warn", null: "text-info" },
  ],
  ["Python", "import os\nx = f\"{y['z']}\", None", { import: "text-violet", "'z'": "text-ok", None: "text-info" }],
] as const)("tells words of %s apart", async (language, code, expected) => {
  const lines = highlightAll(replaceCode([], code), await loadGrammar(language));
  const tokens = lines.flatMap((line) => line.highlight?.tokens ?? []);
  for (const [text, className] of Object.entries(expected)) {
    expect(tokens.find((token) => token.text.trim() === text)).toMatchObject({ className });
  }
});

it("keeps highlighted lines as they are while an edit does not concern them", async () => {
  const grammar = await loadGrammar("TypeScript");
  const before = highlightAll(replaceCode([], "let a = 1;\nlet b = 2;\nlet c = 3;\n"), grammar);
  const after = highlightAll(replaceCode(before, "let a = 1;\nlet b = 22;\nlet c = 3;\n"), grammar);
  expect(after.map((line) => before.includes(line))).toEqual([true, false, true]);
});
