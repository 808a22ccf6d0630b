import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { divideRows } from "./divide-rows";

/** Blocks in blocks, so that there are few side by side however long the list is: each that is skipped costs every key. */
const BLOCK_SIZES = [180, 60, 20];

/** Of a folded row with the gap below it, which most rows of a long list are. */
const ROW_HEIGHT_REM = 2.375;

export interface RowBlocksProps {
  ids: readonly string[];
  /** Position of the first of them in the list. */
  start: number;
  /** Of the blocks, the outermost first. */
  sizes?: readonly number[];
  /** The browser may pass over a block while it is out of sight. */
  isSkipped: boolean;
  children: (id: string, index: number) => ReactNode;
}

/** The rows of a list in blocks that the browser skips while they are out of sight. */
export function RowBlocks({ ids, start, sizes = BLOCK_SIZES, isSkipped, children }: RowBlocksProps): ReactNode {
  const [size, ...smaller] = sizes;
  if (size === undefined) return ids.map((id, place) => children(id, start + place));
  return divideRows(ids, size).map((block) => (
    <div
      key={block.key}
      className={cn("flex flex-col gap-1.5", isSkipped && "-mr-1 pr-1 [content-visibility:auto]")}
      style={isSkipped ? { containIntrinsicHeight: `auto ${block.ids.length * ROW_HEIGHT_REM}rem` } : undefined}
    >
      <RowBlocks ids={block.ids} start={start + block.start} sizes={smaller} isSkipped={isSkipped}>
        {children}
      </RowBlocks>
    </div>
  ));
}
