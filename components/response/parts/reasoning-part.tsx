import { Icon } from "@/components/ui/icon/icon";
import type { AnswerText } from "@/lib/stream/answer";
import { MarkdownText } from "../markdown/markdown-text";
import { formatBytes } from "../words";

/** What the model thought, as far as it tells: text, a summary, or a block that only the provider can read. */
export function ReasoningPart({
  format,
  text,
  live,
}: {
  format: "text" | "summary" | "encrypted";
  text: AnswerText;
  live: boolean;
}) {
  if (format === "encrypted") {
    return (
      <p className="flex items-center gap-2 rounded-lg border bg-sunken px-3 py-2 text-ink-muted text-xs">
        <Icon name="lock" className="icon-3.5 shrink-0" />
        Encrypted reasoning, {formatBytes(text.length)}: only the provider can read it. Send it back as it is to go on.
      </p>
    );
  }
  return (
    <details open className="group rounded-lg border bg-sunken">
      <summary className="flex list-none items-center gap-2 px-3 py-2 font-medium text-ink-muted text-xs">
        <Icon name="brain" className="icon-3.5 text-violet" />
        {format === "summary" ? "Reasoning summary" : "Reasoning"}
        <span className="ml-auto text-2xs text-ink-faint group-open:hidden">Show</span>
        <span className="ml-auto hidden text-2xs text-ink-faint group-open:inline">Hide</span>
      </summary>
      <div className="border-t px-3 py-2 text-ink-muted [&_.markdown]:text-[0.8125rem] [&_.markdown]:leading-[1.375rem]">
        <MarkdownText text={text} live={live} />
      </div>
    </details>
  );
}
