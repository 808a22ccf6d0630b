"use client";

import { memo, useEffect, useReducer, useState } from "react";
import type { AnswerText } from "@/lib/stream/answer";
import { TextBlocks } from "../text-blocks";
import { byPlace } from "./by-place";
import { FirstDepth, MarkdownBlocks } from "./markdown-blocks";
import { type Block, groupSize, MarkdownDocument } from "./markdown-document";
import "./markdown.css";

/** From this many groups on, those out of sight are not laid out. Not before: what is not laid out is missing from `innerText`. */
const longGroups = 6;

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
  const complete = document.take(text);
  if (complete && !live) document.close();

  useEffect(() => {
    if (complete) return;
    const frame = requestAnimationFrame(renderNextFrame);
    return () => cancelAnimationFrame(frame);
  });

  return (
    <FirstDepth value={document.firstDepth}>
      <div className="markdown" dir="auto" data-long={document.groups.length > longGroups || undefined}>
        {byPlace(document.groups).map(({ key, item }, place) => (
          <Group
            key={key}
            blocks={item}
            count={item.length}
            version={document.growing && place === document.groups.length - 1 ? text.length : 0}
          />
        ))}
        <MarkdownBlocks blocks={document.open} />
        {document.overflow.length > 0 ? <TextBlocks text={document.overflow} /> : null}
      </div>
    </FirstDepth>
  );
}

/** `count` and `version` say that a group has grown; a full group is never rendered again. */
const Group = memo(function Group({ blocks, version }: { blocks: Block[]; count: number; version: number }) {
  return (
    <div className="markdown-group" data-full={blocks.length === groupSize || undefined}>
      <MarkdownBlocks blocks={blocks} version={version} />
    </div>
  );
});
