import { findJsonTokens } from "./find-json-tokens";
import { type Mark, paintBlocks } from "./paint-blocks";
import "./highlight-json.css";

/** Colours the JSON in the text blocks of `root`. Returns what undoes it. */
export function highlightJson(root: HTMLElement): (() => void) | undefined {
  const known = new WeakMap<Element, { text: string; marks: Mark[] }>();
  const painter = paintBlocks(root, (block, node) => {
    const before = known.get(block);
    if (before?.text === node.data) return before.marks;
    const marks = findJsonTokens(node.data, beginsInString(block)).map(({ kind, start, end }) => ({
      name: `json-${kind}`,
      start,
      end,
    }));
    known.set(block, { text: node.data, marks });
    return marks;
  });
  return painter?.stop;
}

/** Blocks end after a line where they can, so one that does not begin a line goes on in a long string. */
function beginsInString(block: Element): boolean {
  const before = block.previousSibling?.textContent;
  return before !== undefined && before !== null && !before.endsWith("\n");
}
