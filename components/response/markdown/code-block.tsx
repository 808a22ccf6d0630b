"use client";

import { CopyButton } from "@/components/ui/copy-button";
import type { AnswerText } from "@/lib/stream/answer";
import { TextBlocks } from "../text-blocks";

/** A fenced code block: language, copy button, and text that grows without being laid out anew. */
export function CodeBlock({ language, text }: { language: string; text: AnswerText }) {
  return (
    <div className="my-3 overflow-hidden rounded-lg border bg-sunken">
      <div className="flex h-8 items-center justify-between border-b pr-1 pl-3 text-2xs text-ink-faint">
        <span className="font-mono">{language || "text"}</span>
        <CopyButton label="Copy code block" iconOnly text={() => text.toString()} className="size-6" />
      </div>
      <div className="max-h-[32rem] overflow-auto px-3 py-2">
        <code className="block">
          <TextBlocks text={text} />
        </code>
      </div>
    </div>
  );
}
