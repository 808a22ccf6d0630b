"use client";

import { memo, useEffect, useReducer, useState } from "react";
import type { AnswerText } from "@/lib/stream/answer";
import { TextBlocks } from "../text-blocks";
import { byPlace } from "./by-place";
import { CodeBlock } from "./code-block";
import { MarkdownBlocks } from "./markdown-blocks";
import { type Block, MarkdownDocument } from "./markdown-document";
import "./markdown.css";

/** Parsed per frame; a long answer that is there at once appears over a few frames instead of freezing one. */
const charactersPerFrame = 16 * 1024;

export interface MarkdownTextProps {
  /** A string, or a text that grows: then render again whenever there is more of it. */
  text: AnswerText;
  /** More may come. */
  live: boolean;
}

/** Markdown that a model wrote, as React elements: never HTML, no remote image without a click, links that lead out safely. */
export function MarkdownText({ text, live }: MarkdownTextProps) {
  const [kept, setKept] = useState(() => ({ text, document: new MarkdownDocument() }));
  // Another text, not more of the same.
  if (kept.text !== text) setKept({ text, document: new MarkdownDocument() });
  const [, renderNextFrame] = useReducer((count: number) => count + 1, 0);
  const { document } = kept;
  const complete = document.take(text, charactersPerFrame);
  if (complete && !live) document.close();

  useEffect(() => {
    if (complete) return;
    const frame = requestAnimationFrame(renderNextFrame);
    return () => cancelAnimationFrame(frame);
  });

  return (
    <div className="markdown" dir="auto">
      {byPlace(document.groups).map(({ key, item }) => (
        <Group key={key} blocks={item} count={item.length} />
      ))}
      {document.fence ? (
        <CodeBlock language={document.fence.language} text={document.fence.text + document.fence.line} />
      ) : (
        <MarkdownBlocks blocks={document.open} />
      )}
      {document.overflow ? <TextBlocks text={document.overflow} /> : null}
    </div>
  );
}

/** `count` says that a group has grown; a full group is never rendered again. */
const Group = memo(function Group({ blocks }: { blocks: Block[]; count: number }) {
  return <MarkdownBlocks blocks={blocks} />;
});
