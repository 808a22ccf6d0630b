/** A text node of this many characters is laid out in well under a frame. */
const blockCharacters = 8 * 1024;
/** Line height of the text, for the size of blocks that are not laid out because they are out of sight. */
const lineHeightPx = 20;
/** A longer line is broken into several. Taken for one, hundreds of blocks would seem to be in sight. */
const lineCharacters = 80;

/**
 * From here on, blocks out of sight are not laid out. Not before: what is not laid out is missing from `innerText`, which
 * browser extensions and tests read.
 */
const largeCharacters = 128 * 1024;
/** Short lines cost as much as long ones. */
const largeLines = 10_000;

interface TextBlock {
  element: HTMLElement;
  node: Text;
  lines: number;
}

/**
 * Writes text into an element as blocks of bounded size, each its own box that the browser can skip while it is out of sight.
 * The element's text content is exactly the text. Appending costs the piece, and rewriting touches only blocks that differ.
 */
export class BlockWriter {
  readonly #root: HTMLElement;
  readonly #blocks: TextBlock[] = [];
  #length = 0;
  #expectedLength = 0;
  #lines = 0;

  constructor(root: HTMLElement) {
    this.#root = root;
    root.replaceChildren();
  }

  get length(): number {
    return this.#length;
  }

  /** How long the text is going to be, where that is known: a large one is large from its first piece on. */
  expect(length: number): void {
    this.#expectedLength = length;
    this.#markLarge();
  }

  append(piece: string): void {
    this.#length += piece.length;
    let rest = piece;
    const last = this.#blocks.at(-1);
    if (last && last.node.length < blockCharacters) {
      const cut = cutLength(rest, blockCharacters - last.node.length);
      last.node.appendData(rest.slice(0, cut));
      this.#size(last, last.lines + countLines(rest.slice(0, cut)));
      rest = rest.slice(cut);
    }
    while (rest !== "") {
      const cut = cutLength(rest, blockCharacters);
      this.#add(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    this.#markLarge();
  }

  /** Makes the element's text this one. Blocks whose text is the same stay untouched. */
  replace(text: string): void {
    let position = 0;
    let index = 0;
    for (; position < text.length && index < this.#blocks.length; index += 1) {
      const block = this.#blocks[index];
      if (!block) break;
      const same = block.node.data;
      if (same.length > 0 && text.startsWith(same, position) && same.length >= blockCharacters / 2) {
        position += same.length;
        continue;
      }
      const piece = text.slice(
        position,
        position + cutLength(text.slice(position, position + blockCharacters + 1), blockCharacters),
      );
      if (piece !== same) block.node.data = piece;
      this.#size(block, countLines(piece));
      position += piece.length;
    }
    for (const block of this.#blocks.splice(index)) {
      this.#lines -= block.lines;
      block.element.remove();
    }
    this.#length = position;
    this.#markLarge();
    if (position < text.length) this.append(text.slice(position));
  }

  #add(text: string): void {
    const element = document.createElement("div");
    const node = document.createTextNode(text);
    element.className = "text-block";
    element.append(node);
    const block = { element, node, lines: 0 };
    this.#size(block, countLines(text));
    this.#root.append(element);
    this.#blocks.push(block);
  }

  #size(block: TextBlock, lines: number): void {
    this.#lines += lines - block.lines;
    block.lines = lines;
    const shownLines = Math.max(1, lines, Math.ceil(block.node.length / lineCharacters));
    block.element.style.containIntrinsicSize = `auto ${shownLines * lineHeightPx}px`;
  }

  #markLarge(): void {
    const length = Math.max(this.#length, this.#expectedLength);
    this.#root.toggleAttribute("data-large", length > largeCharacters || this.#lines > largeLines);
  }
}

/** Blocks end after a line, so that they look like one text; a line longer than a block is broken where it has to be. */
function cutLength(text: string, limit: number): number {
  if (text.length <= limit) return text.length;
  const line = text.lastIndexOf("\n", limit - 1) + 1;
  if (line > 0) return line;
  return /[\uDC00-\uDFFF]/.test(text.charAt(limit)) ? limit + 1 : limit;
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
