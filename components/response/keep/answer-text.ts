import type { Answer } from "@/lib/stream/answer";

/** What the model wrote, as Markdown; several choices below one another. */
export function readAnswerText({ choices }: Answer): string {
  return choices
    .map(({ parts }) =>
      parts
        .flatMap((part) => (part.kind === "text" || part.kind === "refusal" ? [part.text.toString()] : []))
        .join("\n\n"),
    )
    .join("\n\n---\n\n");
}
