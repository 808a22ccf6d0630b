export interface RowBlock {
  key: string;
  /** Position of its first row among those that were divided. */
  start: number;
  ids: string[];
}

interface Run {
  /** The block that its rows belong to by their ids. */
  home: number;
  start: number;
  length: number;
}

/**
 * Divides the rows of a list into blocks of about `size` neighbours, which the browser passes over as one while they are
 * out of sight: after every key it asks of each box that it may skip whether it still can. A row belongs to the block that
 * its id tells, unless it stands among those of another. So adding, removing and moving a row leaves the others in their
 * blocks, and with that mounted and as far open as they were.
 */
export function divideRows(ids: readonly string[], size: number): RowBlock[] {
  const runs = absorbStrays(listRuns(ids.map((id) => Math.floor(Number(id.slice(1)) / size))));
  const longest = new Map<number, Run>();
  for (const run of runs) if (run.length > (longest.get(run.home)?.length ?? 0)) longest.set(run.home, run);
  const starts = runs.filter((run) => longest.get(run.home) === run);
  return starts.map(({ home, start }, index) => {
    const from = index === 0 ? 0 : start;
    return { key: String(home), start: from, ids: ids.slice(from, starts[index + 1]?.start) };
  });
}

function listRuns(homes: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const [start, home] of homes.entries()) {
    const last = runs.at(-1);
    if (last && Object.is(last.home, home)) last.length += 1;
    else runs.push({ home, start, length: 1 });
  }
  return runs;
}

/** Rows that were put between those of another block become part of it, the fewest first. */
function absorbStrays(runs: Run[]): Run[] {
  for (;;) {
    let stray: number | undefined;
    for (const [index, run] of runs.entries()) {
      const [before, after] = [runs[index - 1], runs[index + 1]];
      const isStray = before && after && before.home === after.home && run.length < before.length + after.length;
      if (isStray && run.length < (runs[stray ?? -1]?.length ?? Number.POSITIVE_INFINITY)) stray = index;
    }
    const [before, run, after] = runs.slice((stray ?? 0) - 1, (stray ?? 0) + 2);
    if (stray === undefined || !before || !run || !after) return runs;
    runs.splice(stray - 1, 3, { ...before, length: before.length + run.length + after.length });
  }
}
