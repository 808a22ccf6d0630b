"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import type { GrowingText } from "@/lib/stream/growing-text";
import { BlockWriter } from "./block-writer";
import { highlightJson } from "./highlight-json";
import "./text-blocks.css";

/** Texts beyond this are shown up to here; copying and downloading give the whole. */
export const maxShownCharacters = 16 * 1024 * 1024;

/** Shows text as it is, of any size, growing or replaced. The element's text content is exactly the text shown. */
export function TextBlocks({ text, highlight }: { text: string | GrowingText; highlight?: "json" }) {
  const root = useRef<HTMLDivElement>(null);
  const writer = useRef<{ blocks: BlockWriter; source: string | GrowingText; pieces: number } | null>(null);

  // Without dependencies: a growing text is the same object with more in it.
  useLayoutEffect(() => {
    if (!root.current) return;
    writer.current ??= { blocks: new BlockWriter(root.current), source: "", pieces: 0 };
    const state = writer.current;
    if (typeof text === "string") {
      if (state.source !== text) state.blocks.replace(text.slice(0, maxShownCharacters));
    } else {
      if (state.source !== text) {
        state.blocks.replace("");
        state.pieces = 0;
      }
      const added = text.pieces.slice(state.pieces).join("");
      state.pieces = text.pieces.length;
      const room = maxShownCharacters - state.blocks.length;
      if (added !== "" && room > 0) state.blocks.append(added.slice(0, room));
    }
    state.source = text;
  });

  useEffect(() => (highlight && root.current ? highlightJson(root.current) : undefined), [highlight]);

  return <div ref={root} className="text-blocks font-mono" />;
}
