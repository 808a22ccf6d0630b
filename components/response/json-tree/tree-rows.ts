import type { JsonIndex } from "./index-json";

/** So many rows are open to begin with, where the value has them. */
const readableRows = 400;

export type Opening = "some" | "all" | "none";

/** Which nodes are open: as many levels as are readable at once, all, or the root alone. 1 means open. */
export function openNodes(index: JsonIndex, opening: Opening): Uint8Array {
  const open = new Uint8Array(index.count);
  const levels = opening === "all" ? Number.POSITIVE_INFINITY : opening === "none" ? 1 : countReadableLevels(index);
  for (let node = 0; node < index.count; node += 1) open[node] = (index.depth[node] ?? 0) < levels ? 1 : 0;
  return open;
}

function countReadableLevels({ count, depth }: JsonIndex): number {
  const onLevel: number[] = [];
  for (let node = 0; node < count; node += 1) {
    const level = depth[node] ?? 0;
    if (level < readableRows) onLevel[level] = (onLevel[level] ?? 0) + 1;
  }
  let rows = (onLevel[0] ?? 0) + (onLevel[1] ?? 0);
  let levels = 1;
  while (levels + 1 < onLevel.length && rows + (onLevel[levels + 1] ?? 0) <= readableRows) {
    levels += 1;
    rows += onLevel[levels] ?? 0;
  }
  return levels;
}

/** The nodes that are seen, from top to bottom. Costs what is seen. */
export function listRows({ count, after, children }: JsonIndex, open: Uint8Array): Int32Array {
  const rows = new Int32Array(count);
  let length = 0;
  for (let node = 0; node < count; ) {
    rows[length] = node;
    length += 1;
    node = (children[node] ?? 0) > 0 && open[node] === 0 ? (after[node] ?? count) : node + 1;
  }
  return rows.subarray(0, length);
}

/** The row of a node, or of the closed one that it is hidden in. */
export function findRow(rows: Int32Array, node: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rows[middle] ?? 0) <= node) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Opens everything that a node is inside of. */
export function reveal({ parent }: JsonIndex, open: Uint8Array, node: number): void {
  for (let at = parent[node] ?? -1; at >= 0; at = parent[at] ?? -1) open[at] = 1;
}
