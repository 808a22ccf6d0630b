/**
 * Lets what is typed into a text area have the browser lay out and paint again as little as can be, until the function
 * that it returns is called. The area is the only child of its box.
 */
export function confineTyping(area: HTMLElement): () => void {
  const ends = [holdLayout(area), dividePainting(area)];
  return () => {
    for (const end of ends) end();
  };
}

/**
 * The box follows the height of the area from outside of the layout: an area that grows with its text would have all that
 * is around it laid out again with each key, up to the pane.
 */
function holdLayout(area: HTMLElement): () => void {
  const box = area.parentElement;
  if (!box) return () => {};
  const follow = () => {
    const height = `${area.offsetHeight}px`;
    if (box.style.height !== height) box.style.height = height;
  };
  follow();
  box.style.contain = "size layout";
  const observer = new ResizeObserver(follow);
  observer.observe(area);
  return () => {
    observer.disconnect();
    box.style.contain = "";
    box.style.height = "";
  };
}

/**
 * Marks everything that the area is inside of, up to the pane. The style sheet has what stands beside the marked painted
 * each by itself, so that it is not gone through again for a key. Not always: a click has to look through all such parts.
 */
function dividePainting(area: HTMLElement): () => void {
  const marked: Element[] = [];
  for (let element: Element | null = area; element && !scrolls(element); element = element.parentElement) {
    element.toggleAttribute("data-typing", true);
    marked.push(element);
  }
  return () => {
    for (const element of marked) element.removeAttribute("data-typing");
  };
}

function scrolls(element: Element): boolean {
  return !(element instanceof HTMLTextAreaElement) && /auto|scroll/.test(getComputedStyle(element).overflowY);
}
