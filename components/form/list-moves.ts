export interface MovableRows {
  /** The row of this list that an element is in. */
  rowOf: (target: Element) => HTMLElement | null;
  idOf: (row: HTMLElement | null) => string | undefined;
  listIds: () => readonly string[];
  /** Puts a row at a position among the rows. */
  onMove: (id: string, position: number) => void;
}

const DRAG_TYPE = "application/x-list-row";

/**
 * Moves rows of a list by their handles and, with the focus anywhere in a row, by Alt and the arrow keys. Native drag and
 * drop scrolls by itself and works by touch; rows of other lists are not taken.
 */
export function listenForMoves(container: HTMLElement, rows: MovableRows): () => void {
  const end = new AbortController();
  const { signal } = end;
  let dragged: string | undefined;
  let marked: HTMLElement | null = null;
  const mark = (row: HTMLElement | null, edge?: "before" | "after") => {
    if (marked !== row) marked?.removeAttribute("data-drop-edge");
    if (row && edge) row.setAttribute("data-drop-edge", edge);
    marked = row;
  };

  container.addEventListener(
    "dragstart",
    (event) => {
      const handle = event.target instanceof Element ? event.target.closest("[data-drag-handle]") : null;
      const row = handle && rows.rowOf(handle);
      // The handle of a row of a list inside of this one is that list's.
      if (!row || handle.closest("[id$='-row']") !== row || !event.dataTransfer) return;
      dragged = rows.idOf(row);
      event.dataTransfer.setData(DRAG_TYPE, "");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setDragImage(row.firstElementChild ?? row, 12, 16);
      event.stopPropagation();
    },
    { signal },
  );
  container.addEventListener(
    "dragover",
    (event) => {
      const row = event.target instanceof Element ? rows.rowOf(event.target) : null;
      if (dragged === undefined) return;
      event.preventDefault();
      mark(row, row && isUpperHalf(row, event) ? "before" : "after");
    },
    { signal },
  );
  container.addEventListener(
    "drop",
    (event) => {
      const row = event.target instanceof Element ? rows.rowOf(event.target) : null;
      const id = dragged;
      const target = rows.idOf(row);
      dragged = undefined;
      mark(null);
      if (id === undefined) return;
      event.preventDefault();
      if (!row || target === undefined || target === id) return;
      const others = rows.listIds().filter((other) => other !== id);
      rows.onMove(id, others.indexOf(target) + (isUpperHalf(row, event) ? 0 : 1));
    },
    { signal },
  );
  container.addEventListener(
    "dragend",
    () => {
      dragged = undefined;
      mark(null);
    },
    { signal },
  );
  container.addEventListener("keydown", (event) => moveByKey(event, rows), { signal });
  return () => end.abort();
}

function isUpperHalf(row: HTMLElement, event: DragEvent): boolean {
  const { top, height } = row.getBoundingClientRect();
  return event.clientY < top + height / 2;
}

function moveByKey(event: KeyboardEvent, rows: MovableRows): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  const { target } = event;
  if (step === 0 || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  // Selects and comboboxes open their list by these keys.
  if (!(target instanceof HTMLElement) || target.matches("select, [role=combobox], [aria-haspopup]")) return;
  const id = rows.idOf(rows.rowOf(target));
  const ids = rows.listIds();
  const position = id === undefined ? -1 : ids.indexOf(id) + step;
  if (id === undefined || position < 0 || position >= ids.length) return;
  event.preventDefault();
  event.stopPropagation();
  const caret = target instanceof HTMLTextAreaElement ? [target.selectionStart, target.selectionEnd] : undefined;
  rows.onMove(id, position);
  // An element that is put elsewhere in the page loses the focus.
  queueMicrotask(() => {
    target.focus({ preventScroll: true });
    if (caret && target instanceof HTMLTextAreaElement) target.setSelectionRange(caret[0] ?? 0, caret[1] ?? 0);
    target.scrollIntoView({ block: "nearest" });
  });
}
