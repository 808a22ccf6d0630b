import type { Draft, DraftRow } from "./draft";

/** Ids of the rows that are present, in order. */
export function rowIds(draft: Draft | undefined): string[] {
  const rows = draft?.rows ?? {};
  return (draft?.order ?? []).filter((id) => Object.hasOwn(rows, id));
}

/**
 * The id of the next row: one more than the largest ever used in this draft, removed rows included. It depends on the
 * draft alone, so the server and the browser give the same one.
 */
export function nextRowId(draft: Draft): string {
  const used = [...Object.keys(draft.rows ?? {}), ...(draft.order ?? [])];
  const largest = used.reduce((max, id) => (/^r\d+$/.test(id) ? Math.max(max, Number(id.slice(1))) : max), -1);
  return `r${largest + 1}`;
}

/** Adds a row at the end, or before the row at `position`. */
export function appendRow(draft: Draft, row: DraftRow, position?: number): Draft {
  return insertRows(draft, [row], position);
}

/** Adds many rows, at the end or before the row at `position`, in one step. */
export function insertRows(draft: Draft, added: readonly DraftRow[], position?: number): Draft {
  const first = Number(nextRowId(draft).slice(1));
  const ids = added.map((_, index) => `r${first + index}`);
  const before = position === undefined ? undefined : rowIds(draft)[position];
  const order = [...(draft.order ?? [])];
  order.splice(before === undefined ? order.length : order.indexOf(before), 0, ...ids);
  const rows = Object.fromEntries(added.map((row, index) => [ids[index], row]));
  return { ...draft, state: "set", order, rows: { ...draft.rows, ...rows } };
}

/** Takes a row out of the order. Its draft stays in `rows`, so fields that are just leaving the screen still find it. */
export function removeRow(draft: Draft, rowId: string): Draft {
  return { ...draft, order: (draft.order ?? []).filter((id) => id !== rowId) };
}

/** Moves a row to a 0-based position among the rows; positions outside of the list count as its ends. */
export function moveRow(draft: Draft, rowId: string, position: number): Draft {
  const ids = rowIds(draft);
  if (!ids.includes(rowId)) {
    return draft;
  }
  const moved = ids.filter((id) => id !== rowId);
  moved.splice(Math.min(Math.max(position, 0), moved.length), 0, rowId);
  let next = 0;
  // Part names of an object keep their places; the rows are laid out anew on the places that rows had.
  const order = (draft.order ?? []).map((id) => (ids.includes(id) ? (moved[next++] ?? id) : id));
  return { ...draft, order };
}

/** Puts a copy of a row right after it. In maps the copy needs another key before it is sent. */
export function duplicateRow(draft: Draft, rowId: string): Draft {
  const row = draft.rows?.[rowId];
  if (!row) {
    return draft;
  }
  const copy: DraftRow = { ...row, value: cloneDraft(row.value) };
  return appendRow(draft, copy, rowIds(draft).indexOf(rowId) + 1);
}

/** A copy that shares nothing but picked files. */
export function cloneDraft(draft: Draft): Draft {
  const copy: Draft = { ...draft };
  if (draft.parts) {
    copy.parts = Object.fromEntries(Object.entries(draft.parts).map(([part, child]) => [part, cloneDraft(child)]));
  }
  if (draft.order) {
    copy.order = [...draft.order];
  }
  if (draft.rows) {
    const rows = Object.entries(draft.rows);
    copy.rows = Object.fromEntries(rows.map(([id, row]) => [id, { ...row, value: cloneDraft(row.value) }]));
  }
  return copy;
}
