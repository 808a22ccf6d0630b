/** What a place on the page does with files that are dragged over it or pasted into it. */
export interface FileDropTarget {
  /** The element to mark while files are over `target`; null where they would not be taken. */
  findZone: (target: Element) => HTMLElement | null;
  onFiles: (files: File[], target: Element) => void;
}

/**
 * Lets files be dropped on and pasted into an element. The innermost place that takes them has them: an event that was
 * taken already is left alone. Listens natively, because a place inside may be drawn by another part of the page.
 */
export function listenForFiles(element: HTMLElement, { findZone, onFiles }: FileDropTarget): () => void {
  let marked: HTMLElement | null = null;
  const mark = (zone: HTMLElement | null) => {
    if (zone === marked) return;
    marked?.removeAttribute("data-file-over");
    zone?.setAttribute("data-file-over", "");
    marked = zone;
  };
  const listeners: [string, (event: Event) => void][] = [
    [
      "dragover",
      (event) => {
        if (!(event instanceof DragEvent) || !event.dataTransfer?.types.includes("Files")) return;
        const zone = event.defaultPrevented ? null : findZone(elementOf(event.target));
        mark(zone);
        if (!zone) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      },
    ],
    [
      "dragleave",
      (event) => {
        if (
          event instanceof DragEvent &&
          !(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))
        )
          mark(null);
      },
    ],
    [
      "drop",
      (event) => {
        mark(null);
        if (!(event instanceof DragEvent) || event.defaultPrevented) return;
        const files = [...(event.dataTransfer?.files ?? [])];
        const target = elementOf(event.target);
        if (files.length === 0 || !findZone(target)) return;
        event.preventDefault();
        onFiles(files, target);
      },
    ],
    [
      "paste",
      (event) => {
        if (!(event instanceof ClipboardEvent) || event.defaultPrevented) return;
        const files = [...(event.clipboardData?.files ?? [])];
        const target = elementOf(event.target);
        // Copied from a document, text comes with a picture of itself.
        const isText = isTextControl(target) && event.clipboardData?.types.includes("text/plain");
        if (files.length === 0 || isText || !findZone(target)) return;
        event.preventDefault();
        onFiles(files, target);
      },
    ],
  ];
  for (const [type, listener] of listeners) element.addEventListener(type, listener);
  return () => {
    for (const [type, listener] of listeners) element.removeEventListener(type, listener);
  };
}

export function isTextControl(element: Element): boolean {
  return element.matches("textarea, input, [contenteditable=true], [contenteditable=true] *");
}

function elementOf(target: EventTarget | null): Element {
  return target instanceof Element ? target : document.body;
}
