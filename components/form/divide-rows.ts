export interface RowBlock {
  key: string;
  /** Position of its first row among those that were divided. */
  start: number;
  ids: string[];
}

/**
 * Divides the rows of a list into blocks of about `size` neighbours, which the browser passes over as one while they are
 * out of sight: after every key it asks of each box that it may skip whether it still can. Where a block begins depends
 * on the ids alone, so that adding, removing and moving rows leaves almost every other row in its block, and mounted.
 */
export function divideRows(ids: readonly string[], size: number): RowBlock[] {
  const blocks: RowBlock[] = [];
  for (const [start, id] of ids.entries()) {
    const last = blocks.at(-1);
    const begins = beginsBlock(id, size);
    if (last && !begins) last.ids.push(id);
    else blocks.push({ key: begins ? id : "first", start, ids: [id] });
  }
  return blocks;
}

function beginsBlock(id: string, size: number): boolean {
  const number = Number(id.slice(1));
  return number > 0 && number % size === 0;
}
