"use client";

import { useEffect, useLayoutEffect, useReducer, useRef } from "react";
import type { GrowingText } from "@/lib/stream/growing-text";
import { BlockWriter } from "./block-writer";
import { highlightJson } from "./highlight-json";
import "./text-blocks.css";

/** Texts beyond this are shown up to here; copying and downloading give the whole. */
export const maxShownCharacters = 16 * 1024 * 1024;

/** More than this is added over several frames, so that none is missed for it. */
const maxPerFrame = 256 * 1024;

/** Shows text as it is, of any size, growing or replaced. The element's text content is exactly the text shown. */
export function TextBlocks({ text, highlight }: { text: string | GrowingText; highlight?: "json" }) {
  const root = useRef<HTMLDivElement>(null);
  const writer = useRef<{ blocks: BlockWriter; source: string | GrowingText; pieces: number } | null>(null);
  const [, renderNextFrame] = useReducer((count: number) => count + 1, 0);

  // Without dependencies: a growing text is the same object with more in it.
  useLayoutEffect(() => {
    if (!root.current) return;
    writer.current ??= { blocks: new BlockWriter(root.current), source: "", pieces: 0 };
    const state = writer.current;
    const isOther = state.source !== text;
    state.source = text;
    state.blocks.expect(text.length);
    const hasMore =
      typeof text === "string" ? writeString(state.blocks, text, isOther) : writeGrowing(state, text, isOther);
    if (!hasMore) return;
    const frame = requestAnimationFrame(renderNextFrame);
    return () => cancelAnimationFrame(frame);
  });

  useEffect(() => (highlight && root.current ? highlightJson(root.current) : undefined), [highlight]);

  return <div ref={root} className="text-blocks font-mono" />;
}

function writeString(blocks: BlockWriter, text: string, isOther: boolean): boolean {
  const length = Math.min(text.length, maxShownCharacters);
  if (isOther) blocks.replace(text.slice(0, Math.min(length, maxPerFrame)));
  else blocks.append(text.slice(blocks.length, Math.min(length, blocks.length + maxPerFrame)));
  return blocks.length < length;
}

function writeGrowing(state: { blocks: BlockWriter; pieces: number }, text: GrowingText, isOther: boolean): boolean {
  const { blocks } = state;
  if (isOther) {
    blocks.replace("");
    state.pieces = 0;
  }
  const added: string[] = [];
  let length = 0;
  for (; state.pieces < text.pieces.length && length < maxPerFrame; state.pieces += 1) {
    const piece = text.pieces[state.pieces] ?? "";
    added.push(piece);
    length += piece.length;
  }
  const room = maxShownCharacters - blocks.length;
  if (length > 0 && room > 0) blocks.append(added.join("").slice(0, room));
  return state.pieces < text.pieces.length && room > length;
}
