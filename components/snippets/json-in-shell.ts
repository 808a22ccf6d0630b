import type { LanguageRegistration } from "shiki/core";

/** Shows the JSON that a quoted shell argument or here-document holds, which the shell grammar takes for plain text. */
export const jsonInShell: LanguageRegistration = {
  name: "json-in-shell",
  scopeName: "source.json.in.shell",
  injectTo: ["source.shell"],
  injectionSelector: "L:string.quoted.single.shell, L:string.unquoted.heredoc",
  repository: {},
  patterns: [
    { match: '"(?:[^"\\\\]|\\\\.)*"(?=:)', name: "support.type.property-name" },
    { match: '"(?:[^"\\\\\']|\\\\.)*"?', name: "string.quoted.double.json" },
    { match: "-?\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b", name: "constant.numeric" },
    { match: "\\b(?:true|false|null)\\b", name: "constant.language" },
    { match: "[\\[\\]\\{\\}:,]", name: "punctuation.separator" },
  ],
};
