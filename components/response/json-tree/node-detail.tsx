"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { TextBlocks } from "../text-blocks";
import type { JsonIndex } from "./index-json";
import { formatPath, readKind, readPath, readValueText } from "./read-node";

/** A longer path is one of thousands of levels, which nobody reads. */
const maxPathCharacters = 600;
/** Texts of this length are cut off on a line of most screens. */
const longCharacters = 60;

/** The active value: its path, copying, and the whole of a text that is longer than its line. */
export function NodeDetail({ index, node }: { index: JsonIndex; node: number }) {
  const [showsText, setShowsText] = useState(false);
  const path = useMemo(() => formatPath(readPath(index, node)), [index, node]);
  const length = (index.end[node] ?? 0) - (index.start[node] ?? 0);
  const isLong = readKind(index, node) === "string" && length > longCharacters;
  return (
    <div className="border-t bg-sunken">
      {showsText && isLong ? (
        <section
          aria-label="Text of the value"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolling must be possible by keyboard
          tabIndex={0}
          className="max-h-40 overflow-auto border-b px-3 py-2"
        >
          <TextBlocks text={readValueText(index, node)} />
        </section>
      ) : null}
      <div className="flex items-center gap-1 py-1 pr-2 pl-3">
        <code
          className="min-w-0 flex-1 truncate font-mono text-2xs text-ink-muted"
          title={path.slice(0, maxPathCharacters)}
        >
          {path.length > maxPathCharacters ? `…${path.slice(-maxPathCharacters)}` : path}
        </code>
        {isLong ? (
          <Button size="sm" variant="ghost" aria-pressed={showsText} onClick={() => setShowsText(!showsText)}>
            {showsText ? "Hide text" : "Show text"}
          </Button>
        ) : null}
        <CopyButton size="sm" variant="ghost" label="Copy path" text={() => path} />
        <CopyButton size="sm" variant="ghost" label="Copy value" text={() => readValueText(index, node)} />
      </div>
    </div>
  );
}
