import { startTransition, useEffect, useState } from "react";
import type { Grammar } from "@/components/ui/code-grammar";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import { type CodeLine, highlightLines, MAX_HIGHLIGHTED_LENGTH, replaceCode } from "./code-lines";
import { whenIdle } from "./when-quiet";

/** So many changed lines are highlighted along with the change; typing changes one. */
const MAX_LINES_AT_ONCE = 8;

const grammars = new Map<SnippetTarget["language"], Grammar>();

interface Shown {
  code: string;
  lines: CodeLine[];
  isComplete: boolean;
}

/** The lines of the code, plain at once and highlighted bit by bit while the browser has nothing else to do. */
export function useCodeLines(code: string, language: SnippetTarget["language"]): CodeLine[] {
  const [shown, setShown] = useState<Shown>(() => showCode([], code, language));
  // Lines follow the code in the same render, so that what is shown never lags behind.
  const current = shown.code === code ? shown : showCode(shown.lines, code, language);
  if (current !== shown) setShown(current);

  useEffect(() => {
    if (current.isComplete) return;
    const finish = (lines: CodeLine[]) => {
      startTransition(() =>
        setShown((now) => (now === current ? { code: current.code, lines, isComplete: true } : now)),
      );
    };
    return highlightWhenIdle(current.lines, language, finish);
  }, [current, language]);
  return current.lines;
}

function showCode(previous: CodeLine[], code: string, language: SnippetTarget["language"]): Shown {
  const lines = replaceCode(previous, code);
  if (code === "" || code.length > MAX_HIGHLIGHTED_LENGTH) return { code, lines, isComplete: true };
  const grammar = grammars.get(language);
  if (!grammar) return { code, lines, isComplete: false };
  const steps = highlightLines(lines, grammar);
  for (let count = 0; count <= MAX_LINES_AT_ONCE; count += 1) {
    const step = steps.next();
    if (step.done) return { code, lines: step.value, isComplete: true };
  }
  return { code, lines, isComplete: false };
}

/** Calls back once all lines are highlighted; the returned function takes the work back. */
function highlightWhenIdle(
  lines: CodeLine[],
  language: SnippetTarget["language"],
  finish: (lines: CodeLine[]) => void,
): () => void {
  let isGone = false;
  let cancel = whenIdle(async () => {
    // Without the highlighter, for example offline, code stays plain.
    const grammar = await grammarOf(language).catch(() => undefined);
    if (isGone || !grammar) return;
    const steps = highlightLines(lines, grammar);
    const goOn = (hasTime: () => boolean) => {
      do {
        const step = steps.next();
        if (step.done) return finish(step.value);
      } while (hasTime());
      cancel = whenIdle(goOn);
    };
    cancel = whenIdle(goOn);
  });
  return () => {
    isGone = true;
    cancel();
  };
}

async function grammarOf(language: SnippetTarget["language"]): Promise<Grammar> {
  const { loadGrammar } = await import("./load-grammar");
  const grammar = await loadGrammar(language);
  grammars.set(language, grammar);
  return grammar;
}
