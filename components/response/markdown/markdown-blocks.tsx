import type { Tokens } from "marked";
import { createContext, memo, type ReactNode, useContext } from "react";
import { byPlace } from "./by-place";
import { CodeBlock } from "./code-block";
import { Formula } from "./formula";
import { GrowingFence } from "./growing-fence";
import { GrowingTable } from "./growing-table";
import { Inline } from "./inline";
import type { Block } from "./markdown-document";
import { MarkdownTable } from "./markdown-table";

/** Lists in quotations in lists: deeper than this is shown as its text. */
const maxDepth = 24;

/** Depth of the answer's first heading. */
export const FirstDepth = createContext(1);

export interface MarkdownBlocksProps {
  blocks: Block[];
  depth?: number;
  /** Differs whenever the last block has grown, while it is one that grows. */
  version?: number;
}

/** Blocks as elements. A block whose source did not change is not rendered again. */
export function MarkdownBlocks({ blocks, depth = 0, version = 0 }: MarkdownBlocksProps): ReactNode {
  return byPlace(blocks).map(({ key, item }, place) => (
    <MarkdownBlock key={key} block={item} depth={depth} version={place === blocks.length - 1 ? version : 0} />
  ));
}

interface MarkdownBlockProps {
  block: Block;
  depth: number;
  version: number;
}

const MarkdownBlock = memo(function MarkdownBlock({ block, depth, version }: MarkdownBlockProps): ReactNode {
  if (block instanceof GrowingFence) return <CodeBlock language={block.language} text={block.text} />;
  if (block instanceof GrowingTable) {
    return <MarkdownTable header={block.header} rows={block.rows} partial={block.partial} growing={version > 0} />;
  }
  return <TokenBlock block={block} depth={depth} />;
}, isSameBlock);

function isSameBlock(before: MarkdownBlockProps, after: MarkdownBlockProps): boolean {
  if (before.depth !== after.depth || before.version !== after.version) return false;
  if (before.block === after.block) return true;
  return (
    "raw" in before.block &&
    "raw" in after.block &&
    before.block.type === after.block.type &&
    before.block.raw === after.block.raw
  );
}

function TokenBlock({ block, depth }: { block: Tokens.Generic; depth: number }): ReactNode {
  if (depth > maxDepth) return block.raw;
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <Inline tokens={block.tokens} />
        </p>
      );
    case "text":
      return <Inline tokens={block.tokens ?? [block]} />;
    case "heading":
      return (
        <Heading depth={block.depth}>
          <Inline tokens={block.tokens} />
        </Heading>
      );
    case "code":
      return <CodeBlock language={(block.lang ?? "").split(/\s/)[0] ?? ""} text={block.text} />;
    case "list":
      return <List items={block.items} start={block.ordered ? block.start : undefined} depth={depth} />;
    case "table":
      return <MarkdownTable header={block.header} rows={block.rows} />;
    case "blockquote":
      return (
        <blockquote>
          <MarkdownBlocks blocks={block.tokens ?? []} depth={depth + 1} />
        </blockquote>
      );
    case "formula":
      return <Formula tex={block.text} isDisplay />;
    case "hr":
      return <hr />;
    case "space":
    case "def":
      return null;
    case "checkbox":
      return <Inline tokens={[block]} />;
    default:
      return <p className="whitespace-pre-wrap">{block.raw}</p>;
  }
}

/** The page has its own headings above: the first of an answer, whatever its depth, comes right below them. */
function Heading({ depth, children }: { depth: number; children: ReactNode }) {
  const first = useContext(FirstDepth);
  const Element = (["h3", "h4", "h5", "h6"] as const)[Math.max(0, depth - first)] ?? "h6";
  return <Element data-depth={depth}>{children}</Element>;
}

interface ListProps {
  items: Tokens.ListItem[];
  /** The first number; undefined for a list without numbers. */
  start: number | undefined;
  depth: number;
}

function List({ items, start, depth }: ListProps) {
  const rows = byPlace(items).map(({ key, item }) => (
    <li key={key} data-task={item.task || undefined}>
      <MarkdownBlocks blocks={item.tokens} depth={depth + 1} />
    </li>
  ));
  return start === undefined ? <ul>{rows}</ul> : <ol start={start}>{rows}</ol>;
}
