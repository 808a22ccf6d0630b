import { memo } from "react";
import { cn } from "@/components/ui/cn";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import type { CodeLine } from "./code-lines";
import { useCodeLines } from "./use-code-lines";

/** Code whose text content is exactly the given text. */
export function CodeView({
  code,
  language,
  wraps,
}: {
  code: string;
  language: SnippetTarget["language"];
  wraps: boolean;
}) {
  const lines = useCodeLines(code, language);
  return (
    <pre
      className={cn(
        "min-w-full px-4 py-3 font-mono text-code text-ink [font-variant-ligatures:none]",
        wraps ? "w-full whitespace-pre-wrap [overflow-wrap:anywhere]" : "w-fit",
      )}
    >
      <code dir="ltr">
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </code>
    </pre>
  );
}

const Line = memo(function Line({ line }: { line: CodeLine }) {
  return (
    <span>
      {line.highlight
        ? line.highlight.tokens.map(({ start, text, className }) => (
            <span key={start} className={className || undefined}>
              {text}
            </span>
          ))
        : line.text}
    </span>
  );
});
