import { memo, type ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon/icon";
import { searchPattern } from "./find-matches";
import type { JsonIndex } from "./index-json";
import { type NodeKind, readKind, readName, sliceValue } from "./read-node";
import { rowHeightPx } from "./use-row-window";

/** What fits on a line of any screen. */
const lineCharacters = 400;
/** Deeper rows are not set in further: the number before them tells. */
const maxIndent = 30;

const colors: Record<NodeKind, string> = {
  object: "text-ink-faint",
  array: "text-ink-faint",
  string: "text-ok",
  number: "text-info",
  word: "text-violet",
};

export interface TreeRowProps {
  index: JsonIndex;
  node: number;
  id: string;
  top: number;
  isOpen: boolean;
  isActive: boolean;
  /** Marked where it stands in the row. */
  query: string;
  onPick: (node: number) => void;
  onToggle: (node: number) => void;
}

/** One value of a JSON tree on one line: name, and value or what it holds. */
export const TreeRow = memo(function TreeRow({
  index,
  node,
  id,
  top,
  isOpen,
  isActive,
  query,
  onPick,
  onToggle,
}: TreeRowProps) {
  const depth = index.depth[node] ?? 0;
  const count = index.children[node] ?? 0;
  const kind = readKind(index, node);
  const name = readName(index, node);
  const isFolder = count > 0;
  const parent = index.parent[node] ?? -1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for the row that is active in it
    // biome-ignore lint/a11y/useFocusableInteractive: the tree has the focus and names the row that is active in it
    <div
      role="treeitem"
      id={id}
      aria-level={depth + 1}
      aria-setsize={parent < 0 ? 1 : index.children[parent]}
      aria-posinset={(index.place[node] ?? 0) + 1}
      aria-expanded={isFolder ? isOpen : undefined}
      aria-selected={isActive}
      onClick={() => (isFolder && isActive ? onToggle(node) : onPick(node))}
      onDoubleClick={() => (isFolder ? onToggle(node) : undefined)}
      className={cn(
        "absolute inset-x-0 top-0 flex cursor-default items-center whitespace-pre pr-3 font-mono text-xs",
        isActive ? "bg-accent-soft" : "hover:bg-hover",
      )}
      style={{
        height: rowHeightPx,
        transform: `translateY(${top}px)`,
        paddingLeft: 6 + Math.min(depth, maxIndent) * 14,
      }}
    >
      {isFolder ? (
        <span
          aria-hidden
          className="flex h-full w-5 shrink-0 items-center justify-center"
          onClick={(event) => {
            event.stopPropagation();
            onToggle(node);
          }}
        >
          <Icon name={isOpen ? "chevron-down" : "chevron-right"} className="icon-3 text-ink-faint" />
        </span>
      ) : (
        <span aria-hidden className="w-5 shrink-0" />
      )}
      {depth > maxIndent ? <span className="mr-2 text-2xs text-ink-faint">level {depth}</span> : null}
      {name === undefined ? null : (
        <span className={cn("shrink-0", typeof name === "number" ? "text-ink-faint" : "text-ink")}>
          <Marked text={String(name).slice(0, lineCharacters)} query={typeof name === "number" ? "" : query} />
          <span className="text-ink-faint">: </span>
        </span>
      )}
      <span className={cn("min-w-0 truncate", colors[kind])}>
        <Value index={index} node={node} kind={kind} count={count} isOpen={isOpen} query={query} />
      </span>
    </div>
  );
});

interface ValueProps {
  index: JsonIndex;
  node: number;
  kind: NodeKind;
  count: number;
  isOpen: boolean;
  query: string;
}

function Value({ index, node, kind, count, isOpen, query }: ValueProps): ReactNode {
  switch (kind) {
    case "object":
      return countWords(count, "{}", "property", "properties", isOpen ? "" : listNames(index, node));
    case "array":
      return countWords(count, "[]", "item", "items", "");
    default:
      return <Marked text={sliceValue(index, node, lineCharacters)} query={query} />;
  }
}

function countWords(count: number, empty: string, one: string, many: string, names: string): string {
  if (count === 0) return empty;
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}${names ? ` · ${names}` : ""}`;
}

/** The first names of a closed object. */
function listNames(index: JsonIndex, node: number): string {
  const names: string[] = [];
  const end = index.after[node] ?? 0;
  for (let child = node + 1; child < end && names.length < 6; child = index.after[child] ?? end) {
    names.push(String(readName(index, child)).slice(0, 40));
  }
  return names.join(", ");
}

function Marked({ text, query }: { text: string; query: string }): ReactNode {
  if (query === "") return text;
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(searchPattern(query))) {
    parts.push(
      text.slice(from, match.index),
      <mark key={match.index} className="rounded-xs bg-warn-soft text-ink outline outline-warn/50">
        {match[0]}
      </mark>,
    );
    from = match.index + match[0].length;
  }
  return parts.length === 0 ? text : [...parts, text.slice(from)];
}
