import { createHighlighterCore, type ThemeRegistration } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

export type CodeLanguage = "json" | "bash" | "typescript" | "python" | "text";

export interface CodeToken {
  /** Position in the code. */
  start: number;
  text: string;
  /** Empty for plain text. */
  className: string;
}

/** Longer code stays plain: each token costs more of the page than its text. */
const MAX_HIGHLIGHTED_LENGTH = 6_000;

const classes: [className: string, scopes: string[]][] = [
  ["text-ok", ["string", "punctuation.definition.string"]],
  ["text-info", ["constant.numeric", "constant.language", "constant.other.option"]],
  [
    "text-accent-text",
    ["entity.name.command", "entity.name.function", "support.function", "meta.function-call.generic"],
  ],
  ["text-violet", ["keyword.control", "storage.type", "keyword.operator.logical.python"]],
  ["text-ink-faint", ["comment", "punctuation.definition.comment"]],
  ["text-warn", ["variable.other.normal.shell", "punctuation.definition.variable.shell"]],
  ["", ["support.type.property-name", "punctuation.support.type.property-name"]],
];

const colorOf = (place: number) => `#0000${(place + 1).toString(16).padStart(2, "0")}`;

/** The colours are only numbers, which the classes are found by: the app's own colours follow light and dark. */
const theme: ThemeRegistration = {
  name: "classes",
  type: "light",
  settings: [
    { settings: { foreground: "#000000", background: "#ffffff" } },
    ...classes.map(([, scope], place) => ({ scope, settings: { foreground: colorOf(place) } })),
  ],
};

const classOfColor = new Map(classes.map(([className], place) => [colorOf(place), className]));

let highlighter: ReturnType<typeof createHighlighterCore> | undefined;

/** Splits code into pieces with the class that colours each; the pieces joined are the code. */
export async function highlightCode(code: string, language: CodeLanguage): Promise<CodeToken[]> {
  if (language === "text" || code.length > MAX_HIGHLIGHTED_LENGTH) return [{ start: 0, text: code, className: "" }];
  highlighter ??= createHighlighterCore({
    themes: [theme],
    langs: [
      import("shiki/langs/json.mjs"),
      import("shiki/langs/bash.mjs"),
      import("shiki/langs/typescript.mjs"),
      import("shiki/langs/python.mjs"),
    ],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  const { codeToTokensBase } = await highlighter;
  const lines = codeToTokensBase(code, { lang: language, theme: "classes" });
  const tokens: CodeToken[] = [];
  let end = 0;
  const add = (text: string, className: string) => {
    const last = tokens.at(-1);
    if (last && (last.className === className || text.trim() === "")) last.text += text;
    else tokens.push({ start: end, text, className });
    end += text.length;
  };
  lines.forEach((line, place) => {
    if (place > 0) add("\n", "");
    for (const { content, color } of line) add(content, classOfColor.get(color?.toLowerCase() ?? "") ?? "");
  });
  return tokens;
}
