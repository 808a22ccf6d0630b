"use client";

import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from "react";
import type { JsonIndex } from "./index-json";
import { NodeDetail } from "./node-detail";
import { readMove } from "./read-move";
import { TreeRow } from "./tree-row";
import { findRow } from "./tree-rows";
import { TreeToolbar } from "./tree-toolbar";
import { useJsonIndex } from "./use-json-index";
import { useJsonSearch } from "./use-json-search";
import { useRowWindow } from "./use-row-window";
import { useTree } from "./use-tree";

/** JSON text as a tree that folds, with search. Only the rows in sight exist, and no work is done twice for what is not. */
export function JsonTree({ text }: { text: string }) {
  const index = useJsonIndex(text);
  if (text === "") return <p className="p-4 text-ink-faint text-xs">No JSON yet.</p>;
  if (!index) return <p className="p-4 text-ink-faint text-xs">Reading…</p>;
  if (index.count === 0) return <p className="p-4 text-ink-faint text-xs">This is not JSON. The text view shows it.</p>;
  return <IndexedTree index={index} />;
}

function IndexedTree({ index }: { index: JsonIndex }) {
  const id = useId();
  const tree = useTree(index);
  const [query, setQuery] = useState("");
  const matches = useJsonSearch(index, query);
  const view = useRowWindow(tree.rows.length);
  const activeRow = findRow(tree.rows, tree.active);
  const { scrollTo } = view;

  // The reader is taken to a row that was made active, and to no other.
  const shown = useRef(tree.active);
  useEffect(() => {
    if (shown.current === tree.active) return;
    shown.current = tree.active;
    scrollTo(activeRow);
  });

  const latest = useRef(tree);
  useEffect(() => {
    latest.current = tree;
  });
  const pick = useCallback((node: number) => latest.current.show(node), []);
  const toggle = useCallback((node: number) => latest.current.setOpen(node, !latest.current.isOpen(node)), []);

  const handleKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isOpen = tree.isOpen(tree.active);
    const move = readMove(event.key, { index, rows: tree.rows, row: activeRow, isOpen, pageRows: view.pageRows });
    if (!move) return;
    event.preventDefault();
    if (move.kind === "show") tree.show(move.node);
    else tree.setOpen(move.node, move.isOpen);
  };

  const rows = new Set<number>([activeRow]);
  for (let row = view.first; row < view.last; row += 1) rows.add(row);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <TreeToolbar
        query={query}
        onQueryChange={setQuery}
        matches={matches}
        active={tree.active}
        onShow={tree.show}
        onOpenAll={tree.openAll}
      />
      {index.isWhole ? null : (
        <p className="border-b bg-sunken px-4 py-1.5 text-ink-muted text-xs">
          The tree shows the first {index.count.toLocaleString("en-US")} values. The text view has the rest.
        </p>
      )}
      <div
        ref={view.boxRef}
        role="tree"
        aria-label="JSON tree"
        tabIndex={0}
        aria-activedescendant={`${id}-${tree.active}`}
        onKeyDown={handleKey}
        className="min-h-0 flex-1 overflow-x-hidden overflow-y-auto focus-visible:outline-offset-[-2px]"
      >
        <div role="presentation" className="relative" style={{ height: view.heightPx }}>
          {[...rows].map((row) => {
            const node = tree.rows[row];
            return node === undefined ? null : (
              <TreeRow
                key={node}
                index={index}
                node={node}
                id={`${id}-${node}`}
                top={view.topOf(row)}
                isOpen={tree.isOpen(node)}
                isActive={node === tree.active}
                query={query}
                onPick={pick}
                onToggle={toggle}
              />
            );
          })}
        </div>
      </div>
      <NodeDetail index={index} node={tree.active} />
    </div>
  );
}
