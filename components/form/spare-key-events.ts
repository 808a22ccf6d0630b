const unheard = ["keypress", "keyup", "textInput", "beforeinput", "selectionchange"];

/**
 * Keeps from the page what a text area reports beside `keydown` and `input`, which are all that anybody here listens for:
 * React looks for listeners at every element above it for each of these, which takes longer than the key itself.
 * Returns how to end that.
 */
export function spareKeyEvents(): () => void {
  const end = new AbortController();
  const spare = (event: Event) => {
    if (event.target instanceof HTMLTextAreaElement) event.stopPropagation();
  };
  // In front of React, which listens at the document.
  for (const type of unheard) window.addEventListener(type, spare, { capture: true, signal: end.signal });
  return () => end.abort();
}
