import typescript from "@shikijs/langs-precompiled/typescript";
import bash from "shiki/langs/bash.mjs";
import python from "shiki/langs/python.mjs";
import { createGrammarLoader, type Grammar } from "@/components/ui/code-grammar";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import { jsonInShell } from "./json-in-shell";

const load = createGrammarLoader();

const grammarNames = { cURL: "shellscript", TypeScript: "typescript", Python: "python" } as const;

/** Loads the grammar of a language. The whole module is meant to be imported when it is first needed. */
export function loadGrammar(language: SnippetTarget["language"]): Promise<Grammar> {
  // The patterns of TypeScript come compiled, which saves most of a second of the main thread. The compiled grammars of
  // the other two lose what their patterns refer back to: the end of a quoted argument, the braces of an f-string.
  return load(grammarNames[language], [bash, typescript, python, jsonInShell]);
}
