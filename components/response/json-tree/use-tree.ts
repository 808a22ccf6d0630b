"use client";

import { useState } from "react";
import type { JsonPath } from "@/lib/json";
import type { JsonIndex } from "./index-json";
import { findPath, readPath } from "./read-node";
import { findRow, listRows, type Opening, openNodes, reveal } from "./tree-rows";

/** Deeper levels are not opened again in the next state of a text that grows: each one's path is as long as it is deep. */
const maxRemembered = 200;

interface State {
  index: JsonIndex;
  open: Uint8Array;
  rows: Int32Array;
  active: number;
  /** What is open on its own and what the person changed, by path: it outlives the index of a text that grows. */
  opening: Opening;
  changes: Map<string, { path: JsonPath; isOpen: boolean }>;
}

export interface Tree {
  rows: Int32Array;
  active: number;
  isOpen: (node: number) => boolean;
  /** Makes a node the active one, opening what it is inside of. */
  show: (node: number) => void;
  setOpen: (node: number, isOpen: boolean) => void;
  openAll: (opening: Opening) => void;
}

/** What of an indexed JSON value is open, and which of its rows is active. */
export function useTree(index: JsonIndex): Tree {
  const [state, setState] = useState(() => start(index, "some", new Map(), []));
  const current =
    state.index === index ? state : start(index, state.opening, state.changes, readPath(state.index, state.active));
  if (current !== state) setState(current);

  const change = (open: Uint8Array, active: number) =>
    setState({ ...current, open, active, rows: listRows(index, open) });
  return {
    rows: current.rows,
    active: current.active,
    isOpen: (node) => current.open[node] === 1,
    show: (node) => {
      if (current.rows[findRow(current.rows, node)] === node) {
        setState({ ...current, active: node });
        return;
      }
      const open = current.open.slice();
      reveal(index, open, node);
      for (let at = index.parent[node] ?? -1; at >= 0; at = index.parent[at] ?? -1) {
        if (current.open[at] === 0 && (index.depth[at] ?? 0) < maxRemembered) remember(current, at, true);
      }
      change(open, node);
    },
    setOpen: (node, isOpen) => {
      const open = current.open.slice();
      open[node] = isOpen ? 1 : 0;
      remember(current, node, isOpen);
      change(open, node);
    },
    openAll: (opening) => setState(start(index, opening, new Map(), readPath(index, current.active))),
  };
}

function remember({ index, changes }: State, node: number, isOpen: boolean): void {
  const path = readPath(index, node);
  changes.set(JSON.stringify(path), { path, isOpen });
}

function start(index: JsonIndex, opening: Opening, changes: State["changes"], activePath: JsonPath): State {
  const open = openNodes(index, opening);
  for (const { path, isOpen } of changes.values()) {
    const node = findPath(index, path);
    if (node !== undefined) open[node] = isOpen ? 1 : 0;
  }
  const rows = listRows(index, open);
  return { index, open, rows, active: rows[findRow(rows, findPath(index, activePath) ?? 0)] ?? 0, opening, changes };
}
