import type { Token, Tokens } from "marked";
import { memo, type ReactNode } from "react";
import { byPlace } from "./by-place";
import { CodeBlock } from "./code-block";
import { Inline } from "./inline";

/** Lists in quotations in lists: deeper than this is shown as its text. */
const maxDepth = 24;

/** Blocks as elements. A block whose source did not change is not rendered again. */
export function MarkdownBlocks({ blocks, depth = 0 }: { blocks: Token[]; depth?: number }): ReactNode {
  return byPlace(blocks).map(({ key, item }) => <MarkdownBlock key={key} block={item} depth={depth} />);
}

const MarkdownBlock = memo(
  function MarkdownBlock({ block, depth }: { block: Tokens.Generic; depth: number }): ReactNode {
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
      case "heading": {
        // The page has its own headings above: those of an answer begin below them.
        const Heading = (["h3", "h4", "h5", "h6", "h6", "h6"] as const)[block.depth - 1] ?? "h6";
        return (
          <Heading data-depth={block.depth}>
            <Inline tokens={block.tokens} />
          </Heading>
        );
      }
      case "code":
        return <CodeBlock language={(block.lang ?? "").split(/\s/)[0] ?? ""} text={block.text} />;
      case "list":
        return <List list={block as Tokens.List} depth={depth} />;
      case "table":
        return <Table table={block as Tokens.Table} />;
      case "blockquote":
        return (
          <blockquote>
            <MarkdownBlocks blocks={block.tokens ?? []} depth={depth + 1} />
          </blockquote>
        );
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
  },
  (before, after) =>
    before.depth === after.depth && before.block.type === after.block.type && before.block.raw === after.block.raw,
);

function List({ list, depth }: { list: Tokens.List; depth: number }) {
  const items = byPlace(list.items).map(({ key, item }) => (
    <li key={key} data-task={item.task || undefined}>
      <MarkdownBlocks blocks={item.tokens} depth={depth + 1} />
    </li>
  ));
  return list.ordered ? <ol start={list.start === "" ? 1 : list.start}>{items}</ol> : <ul>{items}</ul>;
}

function Table({ table }: { table: Tokens.Table }) {
  return (
    <div className="my-3 overflow-x-auto rounded-lg border">
      <table>
        <thead>
          <tr>
            {byPlace(table.header).map(({ key, item }) => (
              <th key={key} scope="col" style={{ textAlign: item.align ?? "left" }}>
                <Inline tokens={item.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byPlace(table.rows).map((row) => (
            <tr key={row.key}>
              {byPlace(row.item).map(({ key, item }) => (
                <td key={key} style={{ textAlign: item.align ?? "left" }}>
                  <Inline tokens={item.tokens} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
