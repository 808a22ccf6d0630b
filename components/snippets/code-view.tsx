import { type ClipboardEvent, memo } from "react";
import { cn } from "@/components/ui/cn";
import type { SnippetTarget } from "@/lib/snippets/snippet";
import type { CodeLine } from "./code-lines";
import { shortenText, sizeWords } from "./shorten-text";
import { useCodeLines } from "./use-code-lines";

/** Code whose text content is exactly the given text, also where long data is taken out of sight. */
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
        code === "" && "hidden",
      )}
    >
      <code dir="ltr" onCopy={copyWhole}>
        {lines.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </code>
    </pre>
  );
}

const Line = memo(function Line({ line }: { line: CodeLine }) {
  const tokens = line.highlight?.tokens ?? [{ start: 0, text: line.text, className: "" }];
  return (
    <span className={line.isChanged ? "snippet-change" : undefined}>
      {tokens.map(({ start, text, className }) => (
        <span key={start} className={className || undefined}>
          {shortenText(text).map((piece) =>
            piece.isHidden ? <HiddenText key={piece.start} text={piece.text} /> : piece.text,
          )}
        </span>
      ))}
    </span>
  );
});

/** The size stands in a style, not in the text: the text of the code stays what is copied. */
function HiddenText({ text }: { text: string }) {
  return (
    <span
      data-size={`… ${sizeWords(text.length)} …`}
      className="mx-0.5 rounded bg-hover px-1 text-ink-muted before:content-[attr(data-size)]"
    >
      <span className="hidden">{text}</span>
    </span>
  );
}

/** What is selected includes the text that is out of sight. */
function copyWhole(event: ClipboardEvent): void {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", selection.getRangeAt(0).cloneContents().textContent ?? "");
}
