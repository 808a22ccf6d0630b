import { cn } from "@/components/ui/cn";
import { type CodeLanguage, highlightCode } from "./highlight-code";

export interface CodeBlockProps {
  code: string;
  language: CodeLanguage;
  className?: string;
}

/** Code coloured on the server; its text content is exactly the code. Long lines wrap, so nothing has to be scrolled. */
export async function CodeBlock({ code, language, className }: CodeBlockProps) {
  const tokens = await highlightCode(code, language);
  return (
    <pre className={cn("ref-code", className)}>
      <code>
        {tokens.map(({ start, text, className: tone }) =>
          tone === "" ? (
            text
          ) : (
            <span key={start} className={tone}>
              {text}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}
