"use client";

import { useEffect, useRef } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import type { AnswerText } from "@/lib/stream/answer";
import { TextBlocks } from "../text-blocks";

/** A fenced code block: language, copy button, and text that grows without being laid out anew, in the language's colours. */
export function CodeBlock({ language, text }: { language: string; text: AnswerText }) {
  const code = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is another code, from its first line on
  useEffect(() => {
    const root = code.current?.querySelector<HTMLElement>(".text-blocks");
    if (!root || language === "") return;
    let stop: (() => void) | undefined;
    let isGone = false;
    // Without the network the code stays plain.
    void import("./highlight-code").then(
      ({ highlightCode }) => {
        if (!isGone) stop = highlightCode(root, language);
      },
      () => {},
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [language, text]);
  return (
    <div className="my-3 overflow-hidden rounded-lg border bg-sunken">
      <div className="flex h-8 items-center justify-between border-b pr-1 pl-3 text-2xs text-ink-faint">
        <span className="font-mono">{language || "text"}</span>
        <CopyButton label="Copy code block" iconOnly text={() => text.toString()} className="size-6" />
      </div>
      <div className="max-h-[32rem] overflow-auto px-3 py-2">
        <code ref={code} className="block">
          <TextBlocks text={text} />
        </code>
      </div>
    </div>
  );
}
