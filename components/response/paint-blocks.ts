/** A run of characters of a text block that is shown in a colour of its own. */
export interface Mark {
  /** Of the CSS highlight. */
  name: string;
  start: number;
  end: number;
}

export interface BlockPainter {
  /** Looks again at what is in sight, when marks have become known without a change of the text. */
  refresh(): void;
  stop(): void;
}

/**
 * Colours the text blocks of `root` that are near the screen, through the CSS Custom Highlight API: the document keeps
 * its bare text, and the work does not grow with it. `read` gives the marks of a block, the same list as long as they are the same.
 * Undefined in browsers without the API, which show the text plain.
 */
export function paintBlocks(
  root: HTMLElement,
  read: (block: Element, node: Text) => readonly Mark[],
): BlockPainter | undefined {
  if (typeof CSS === "undefined" || !("highlights" in CSS)) return undefined;
  const painted = new Map<Element, { marks: readonly Mark[]; ranges: { name: string; range: StaticRange }[] }>();

  const clear = (block: Element) => {
    for (const { name, range } of painted.get(block)?.ranges ?? []) highlightOf(name).delete(range);
    painted.delete(block);
  };
  const paint = (block: Element) => {
    const node = block.firstChild;
    if (!(node instanceof Text)) return;
    const marks = read(block, node);
    if (painted.get(block)?.marks === marks) return;
    clear(block);
    const ranges = marks.map(({ name, start, end }) => {
      // Static: a live range would be looked at with every change anywhere in the page.
      const range = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
      highlightOf(name).add(range);
      return { name, range };
    });
    painted.set(block, { marks, ranges });
  };

  const visible = new Set<Element>();
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          visible.add(target);
          paint(target);
        } else {
          visible.delete(target);
          clear(target);
        }
      }
    },
    { rootMargin: "300px" },
  );
  const refresh = () => {
    for (const block of visible) if (block.isConnected) paint(block);
  };
  const watch = () => {
    for (const block of root.children) sight.observe(block);
    for (const block of painted.keys()) if (!block.isConnected) clear(block);
    refresh();
  };
  const changes = new MutationObserver(watch);
  changes.observe(root, { childList: true, subtree: true, characterData: true });
  watch();
  return {
    refresh,
    stop: () => {
      sight.disconnect();
      changes.disconnect();
      for (const block of [...painted.keys()]) clear(block);
    },
  };
}

function highlightOf(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known) return known;
  const created = new Highlight();
  CSS.highlights.set(name, created);
  return created;
}
