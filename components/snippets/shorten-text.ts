import { findLongRuns } from "@/components/ui/find-long-runs";

/** Lines up to this length are shown whole. */
const MIN_LINE_LENGTH = 2_000;
const MIN_RUN_LENGTH = 1_000;
const SHOWN_AT_START = 48;
const SHOWN_AT_END = 8;

/** A piece of a line; a hidden one is part of the text but not of what is seen. */
export interface TextPiece {
  start: number;
  text: string;
  isHidden: boolean;
}

/**
 * Takes the middle of long runs of Base64 and the like out of sight, such as that of a picture's data URL. The pieces
 * joined are the line.
 */
export function shortenText(line: string): TextPiece[] {
  if (line.length <= MIN_LINE_LENGTH) return [{ start: 0, text: line, isHidden: false }];
  const pieces: TextPiece[] = [];
  let start = 0;
  const add = (end: number, isHidden: boolean) => {
    if (end > start) pieces.push({ start, text: line.slice(start, end), isHidden });
    start = end;
  };
  for (const { from, to } of findLongRuns(line, MIN_RUN_LENGTH)) {
    add(from + SHOWN_AT_START, false);
    add(to - SHOWN_AT_END, true);
  }
  add(line.length, false);
  return pieces;
}

/** `204800` → `200 kB`, counted in characters of one byte each. */
export function sizeWords(length: number): string {
  return length < 1e6 ? `${Math.round(length / 1e3)} kB` : `${(length / 1e6).toFixed(1)} MB`;
}
