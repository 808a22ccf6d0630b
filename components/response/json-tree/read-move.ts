import type { JsonIndex } from "./index-json";

export type TreeMove = { kind: "show"; node: number } | { kind: "fold"; node: number; isOpen: boolean };

export interface TreePlace {
  index: JsonIndex;
  rows: Int32Array;
  /** The active row. */
  row: number;
  isOpen: boolean;
  /** How many rows a page has. */
  pageRows: number;
}

/** What a key does in a tree, by the ARIA authoring practices; undefined when it is none of its keys. */
export function readMove(key: string, { index, rows, row, isOpen, pageRows }: TreePlace): TreeMove | undefined {
  const node = rows[row] ?? 0;
  const isFolder = (index.children[node] ?? 0) > 0;
  const goTo = (next: number): TreeMove => ({
    kind: "show",
    node: rows[Math.max(0, Math.min(rows.length - 1, next))] ?? 0,
  });
  switch (key) {
    case "ArrowDown":
      return goTo(row + 1);
    case "ArrowUp":
      return goTo(row - 1);
    case "PageDown":
      return goTo(row + pageRows);
    case "PageUp":
      return goTo(row - pageRows);
    case "Home":
      return goTo(0);
    case "End":
      return goTo(rows.length - 1);
    case "ArrowRight":
      if (!isFolder) return goTo(row);
      return isOpen ? goTo(row + 1) : { kind: "fold", node, isOpen: true };
    case "ArrowLeft":
      if (isFolder && isOpen) return { kind: "fold", node, isOpen: false };
      return { kind: "show", node: Math.max(0, index.parent[node] ?? 0) };
    case "Enter":
    case " ":
      return isFolder ? { kind: "fold", node, isOpen: !isOpen } : goTo(row);
    default:
      return undefined;
  }
}
