import typescript from "@shikijs/langs-precompiled/typescript";
import { createShikiPrimitiveAsync, type ThemeRegistration } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import bash from "shiki/langs/bash.mjs";
import python from "shiki/langs/python.mjs";
import { EncodedTokenMetadata, INITIAL } from "shiki/textmate";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import type { CodeToken, Grammar } from "./code-lines";
import { jsonInShell } from "./json-in-shell";

/** Longer lines, such as a picture as text, stay plain: a grammar may take a second for one of them. */
const MAX_LINE_LENGTH = 2_000;
/** Patterns are compiled when a line first needs them, all of them for the first one. */
const MAX_SLICE_MS = 8;

/** Scopes by the class that shows them. The theme gives each class a colour, which is only a number to tell it by. */
const classes: [className: string, scopes: string[]][] = [
  ["text-ink-faint italic", ["comment", "punctuation.definition.comment"]],
  ["text-ok", ["string", "constant.character.escape", "punctuation.definition.string"]],
  ["text-info", ["constant.numeric", "constant.language", "constant.other.option", "variable.other.constant.property"]],
  [
    "text-violet",
    ["keyword", "storage", "keyword.operator.new", "keyword.operator.expression", "variable.language", "string.regexp"],
  ],
  [
    "text-accent-text",
    ["entity.name.function", "entity.name.type", "entity.name.command", "support.function", "support.class"],
  ],
  [
    "text-warn",
    [
      "punctuation.definition.template-expression",
      "variable.other.normal.shell",
      "punctuation.definition.variable.shell",
    ],
  ],
  ["text-ink", ["meta.object-literal.key", "support.type.property-name", "meta.template.expression", "variable"]],
  ["text-ink-muted", ["keyword.operator", "punctuation.separator", "punctuation.terminator", "punctuation.accessor"]],
];

const theme: ThemeRegistration = {
  name: "classes",
  type: "light",
  settings: [
    { settings: { foreground: "#000000", background: "#ffffff" } },
    ...classes.map(([, scope], index) => ({ scope, settings: { foreground: colorOf(index) } })),
  ],
};

const classOfColor = new Map(classes.map(([className], index) => [colorOf(index), className]));

function colorOf(index: number): string {
  return `#${(index + 1).toString(16).padStart(6, "0")}`.toUpperCase();
}

const shiki = createShikiPrimitiveAsync({
  themes: [theme],
  // The patterns of TypeScript come compiled, which saves most of a second of the main thread. The compiled grammars of
  // the other two lose what their patterns refer back to: the end of a quoted argument, the braces of an f-string.
  langs: [bash, typescript, python, jsonInShell],
  // Neither WebAssembly nor `eval`, which a content security policy may forbid.
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

const grammarNames = { cURL: "shellscript", TypeScript: "typescript", Python: "python" } as const;

/** Loads the grammar of a language. The whole module is meant to be imported when it is first needed. */
export async function loadGrammar(language: SnippetTarget["language"]): Promise<Grammar> {
  const { getLanguage, setTheme } = await shiki;
  const { colorMap } = setTheme(theme.name ?? "");
  const grammar = getLanguage(grammarNames[language]);
  return {
    start: INITIAL,
    tokenizeLine(line, before) {
      if (line.length > MAX_LINE_LENGTH) return { tokens: [{ start: 0, text: line, className: "" }], after: before };
      const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine2(line, before, MAX_SLICE_MS);
      return stoppedEarly ? undefined : { tokens: readTokens(line, tokens, colorMap), after: ruleStack };
    },
  };
}

/** Tokens come as pairs of a start and its attributes; neighbours that look the same are joined. */
function readTokens(line: string, encoded: Uint32Array, colorMap: string[]): CodeToken[] {
  const tokens: CodeToken[] = [];
  for (let at = 0; at < encoded.length; at += 2) {
    const start = encoded[at] ?? 0;
    const text = line.slice(start, encoded[at + 2]);
    if (text === "") continue;
    const color = colorMap[EncodedTokenMetadata.getForeground(encoded[at + 1] ?? 0)] ?? "";
    const className = classOfColor.get(color.toUpperCase()) ?? "";
    const last = tokens.at(-1);
    if (last?.className === className) last.text += text;
    else tokens.push({ start, text, className });
  }
  return tokens;
}
