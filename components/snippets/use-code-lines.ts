import { startTransition, useEffect, useRef, useState } from "react";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import { type CodeLine, highlightLines, MAX_HIGHLIGHTED_LENGTH, replaceCode } from "./code-lines";
import { whenIdle } from "./when-quiet";

interface Shown {
  code: string;
  lines: CodeLine[];
}

/** The lines of the code, plain at once and highlighted bit by bit while the browser has nothing else to do. */
export function useCodeLines(code: string, language: SnippetTarget["language"]): CodeLine[] {
  const [shown, setShown] = useState<Shown>(() => ({ code, lines: replaceCode([], code) }));
  // Lines follow the code in the same render, so that what is shown never lags behind.
  const current = shown.code === code ? shown : { code, lines: replaceCode(shown.lines, code) };
  if (current !== shown) setShown(current);

  const { lines } = current;
  const isPlain = code.length > MAX_HIGHLIGHTED_LENGTH;
  const latest = useRef(lines);
  useEffect(() => {
    latest.current = lines;
  }, [lines]);
  useEffect(() => {
    if (isPlain || code === "") return;
    let isGone = false;
    let cancel = whenIdle(async () => {
      const { loadGrammar } = await import("./load-grammar");
      const grammar = await loadGrammar(language);
      if (isGone) return;
      const steps = highlightLines(latest.current, grammar);
      let result: CodeLine[] | undefined;
      const goOn = (hasTime: () => boolean) => {
        do {
          const step = steps.next();
          if (step.done) {
            const done = result;
            if (done) startTransition(() => setShown((now) => (now.code === code ? { code, lines: done } : now)));
            return;
          }
          result = step.value;
        } while (hasTime());
        cancel = whenIdle(goOn);
      };
      cancel = whenIdle(goOn);
    });
    return () => {
      isGone = true;
      cancel();
    };
  }, [code, language, isPlain]);
  return lines;
}
