import { findJsonTokens, type JsonTokenKind } from "./find-json-tokens";
import "./highlight-json.css";

/**
 * Colours the JSON in the text blocks of `root` that are near the screen, through the CSS Custom Highlight API: the
 * document keeps its bare text, and the work does not grow with it. Returns what undoes it. Browsers without the API show it plain.
 */
export function highlightJson(root: HTMLElement): (() => void) | undefined {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return undefined;
  const ranges = new Map<Element, { text: string; marked: { kind: JsonTokenKind; range: Range }[] }>();

  const clear = (block: Element) => {
    for (const { kind, range } of ranges.get(block)?.marked ?? []) highlightOf(kind).delete(range);
    ranges.delete(block);
  };
  const mark = (block: Element) => {
    const node = block.firstChild;
    if (!(node instanceof Text) || ranges.get(block)?.text === node.data) return;
    clear(block);
    const marked = findJsonTokens(node.data, beginsInString(block)).map(({ kind, start, end }) => {
      const range = new Range();
      range.setStart(node, start);
      range.setEnd(node, end);
      highlightOf(kind).add(range);
      return { kind, range };
    });
    ranges.set(block, { text: node.data, marked });
  };

  const visible = new Set<Element>();
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          visible.add(target);
          mark(target);
        } else {
          visible.delete(target);
          clear(target);
        }
      }
    },
    { rootMargin: "300px" },
  );
  const watch = () => {
    for (const block of root.children) sight.observe(block);
    for (const block of ranges.keys()) if (!block.isConnected) clear(block);
    for (const block of visible) if (block.isConnected) mark(block);
  };
  const changes = new MutationObserver(watch);
  changes.observe(root, { childList: true, subtree: true, characterData: true });
  watch();
  return () => {
    sight.disconnect();
    changes.disconnect();
    for (const block of [...ranges.keys()]) clear(block);
  };
}

/** Blocks end after a line where they can, so one that does not begin a line goes on in a long string. */
function beginsInString(block: Element): boolean {
  const before = block.previousSibling?.textContent;
  return before !== undefined && before !== null && !before.endsWith("\n");
}

function highlightOf(kind: JsonTokenKind): Highlight {
  const name = `json-${kind}`;
  const known = CSS.highlights.get(name);
  if (known) return known;
  const created = new Highlight();
  CSS.highlights.set(name, created);
  return created;
}
