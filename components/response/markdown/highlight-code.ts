import { codeClasses, createGrammarLoader, type Grammar } from "@/components/ui/code-grammar";
import { idleTask } from "@/lib/browser/idle-task";
import { type Mark, paintBlocks } from "../paint-blocks";
import { runInSlices } from "../run-in-slices";
import { findLanguage } from "./code-languages";
import { type BlockToken, BlockTokenizer } from "./tokenize-blocks";
import "./highlight-code.css";

const load = createGrammarLoader();
const highlightNames = new Map(codeClasses.map((className, place) => [className, `code-${place}`]));

/** Code that has not grown for so long is taken for whole, so that its last line is read. */
const quietMs = 300;

/**
 * Colours the code in the text blocks of `root`, also while it grows: whole lines are read once, when the browser has
 * time. Returns what undoes it. Code in a language without a grammar, or without the network to load it, stays plain.
 */
export function highlightCode(root: HTMLElement, language: string): () => void {
  let isGone = false;
  let stop = () => {};
  void loadGrammar(language).then((grammar) => {
    if (grammar && !isGone) stop = follow(root, grammar);
  });
  return () => {
    isGone = true;
    stop();
  };
}

async function loadGrammar(language: string): Promise<Grammar | undefined> {
  const found = findLanguage(language);
  if (!found) return undefined;
  await idleTask();
  try {
    return await load(found.name, [await found.load()]);
  } catch {
    return undefined;
  }
}

function follow(root: HTMLElement, grammar: Grammar): () => void {
  const tokenizer = new BlockTokenizer(grammar);
  const blocks = {
    get length() {
      return root.children.length;
    },
    at: (place: number) => root.children[place]?.textContent ?? "",
  };
  const painted = new WeakMap<Element, { tokens: readonly BlockToken[]; marks: Mark[] }>();
  const painter = paintBlocks(root, (block) => {
    const tokens = tokenizer.tokensOf([...root.children].indexOf(block));
    const before = painted.get(block);
    if (before?.tokens === tokens) return before.marks;
    const marks = tokens.map(({ className, start, end }) => ({
      name: highlightNames.get(className) ?? "",
      start,
      end,
    }));
    painted.set(block, { tokens, marks });
    return marks;
  });
  if (!painter) return () => {};

  let isGone = false;
  let isReading = false;
  let isStale = false;
  let isOver = false;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const read = async () => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale && !isGone) {
      isStale = false;
      await idleTask();
      await runInSlices(tokenizer.read(blocks, isOver), () => !isGone, idleTask);
      if (!isGone) painter.refresh();
    }
    isReading = false;
  };
  const grow = () => {
    isOver = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      isOver = true;
      void read();
    }, quietMs);
    void read();
  };
  const changes = new MutationObserver(grow);
  changes.observe(root, { childList: true, subtree: true, characterData: true });
  grow();
  return () => {
    isGone = true;
    clearTimeout(quiet);
    changes.disconnect();
    painter.stop();
  };
}
