export interface RowBlock {
  key: string;
  /** Position of its first row in the list. */
  start: number;
  ids: string[];
}

const BLOCK_SIZE = 20;

/**
 * Divides the rows of a list into blocks of neighbours, which the browser passes over as one while they are out of sight:
 * after every key it asks of each box that it may skip whether it still can. Where a block begins depends on the ids
 * alone, so that adding, removing and moving rows leaves almost every other row in its block, and mounted.
 */
export function divideRows(ids: readonly string[]): RowBlock[] {
  const blocks: RowBlock[] = [];
  for (const [start, id] of ids.entries()) {
    const last = blocks.at(-1);
    if (last && !beginsBlock(id)) last.ids.push(id);
    else blocks.push({ key: beginsBlock(id) ? id : "first", start, ids: [id] });
  }
  return blocks;
}

function beginsBlock(id: string): boolean {
  const number = Number(id.slice(1));
  return number > 0 && number % BLOCK_SIZE === 0;
}
