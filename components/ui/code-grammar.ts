import { createShikiPrimitiveAsync, type LanguageInput, type ThemeRegistration } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";
import { EncodedTokenMetadata, INITIAL, type StateStack } from "shiki/textmate";

/** A run of characters of one kind, as the highlighter sees it. */
export interface CodeToken {
  /** Position in the line. */
  start: number;
  text: string;
  /** The classes that show its kind; "" for what has none. One of `codeClasses`. */
  className: string;
}

/** What a grammar carries from one line to the next is a stack of the rules that are open. */
export interface Grammar {
  start: StateStack;
  /** Undefined when it took too long; asked again it gets further, because compiled patterns are kept. */
  tokenizeLine(line: string, before: StateStack): { tokens: CodeToken[]; after: StateStack } | undefined;
}

/** Longer lines, such as a picture as text, stay plain: a grammar may take a second for one of them. */
const MAX_LINE_LENGTH = 2_000;
/** Patterns are compiled when a line first needs them, all of them for the first one. */
const MAX_SLICE_MS = 8;

/** Scopes by the class that shows them. The theme gives each class a colour, which is only a number to tell it by. */
const classes: readonly [className: string, scopes: string[]][] = [
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

/** All that a token's `className` can be. */
export const codeClasses: readonly string[] = classes.map(([className]) => className);

/**
 * Grammars by name, out of the languages that are given: whoever shows code brings those it needs. The whole module is meant
 * to be imported when the first is needed.
 */
export function createGrammarLoader(): (name: string, languages: LanguageInput[]) => Promise<Grammar> {
  const shiki = createShikiPrimitiveAsync({
    themes: [theme],
    langs: [],
    // Neither WebAssembly nor `eval`, which a content security policy may forbid.
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return async (name, languages) => {
    const { getLanguage, loadLanguage, setTheme } = await shiki;
    await loadLanguage(...languages);
    const { colorMap } = setTheme(theme.name ?? "");
    const grammar = getLanguage(name);
    return {
      start: INITIAL,
      tokenizeLine(line, before) {
        if (line.length > MAX_LINE_LENGTH) return { tokens: [{ start: 0, text: line, className: "" }], after: before };
        const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine2(line, before, MAX_SLICE_MS);
        return stoppedEarly ? undefined : { tokens: readTokens(line, tokens, colorMap), after: ruleStack };
      },
    };
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
