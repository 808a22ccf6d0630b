/**
 * Form state of one field. It is kept apart from the wire JSON because a form must hold what JSON cannot: absence
 * beside null, half-typed numbers, the other variants of a union, rows that keep their identity while they move.
 * A draft is read together with its node; member names are plain words so that every react-hook-form name is safe,
 * whatever the property on the wire is called.
 *
 * `raw` holds a value that does not fit its node as JSON text: it is edited as such and never dropped.
 * A draft whose state is "set" may still be unset: an empty number, nothing chosen, a `blank` text. It then has no JSON
 * (`isUnset`), so a field can be shown and typed into without anything being sent.
 */
export type DraftState = "absent" | "null" | "set" | "raw";

export interface Draft {
  state: DraftState;
  /** string: the text. number and integer: the text as typed. any and `raw`: JSON text. */
  text?: string;
  /** string: nothing was given yet, so an empty `text` is no value rather than the empty string. */
  blank?: boolean;
  /** boolean: "true" or "false". enum: position in `values`. union: position in `variants`. "" = nothing chosen yet. */
  choice?: string;
  /** file: what was picked. */
  file?: File | null;
  /** object: drafts by `p<position in properties>`. tuple: by `i<position>`. union: one per visited variant, `v<position>`. */
  parts?: Record<string, Draft>;
  /**
   * array, tuple rest, map: row ids in order. object: row ids of the additional keys, and, where the JSON that it was
   * loaded from had another order than the form, the part names among them (see `memberOrder`). Read it with `rowIds`.
   */
  order?: string[];
  /** The rows by id; ids that `order` does not name were removed. */
  rows?: Record<string, DraftRow>;
}

export interface DraftRow {
  /** Member name of a map or additional key. An empty one is not yet named and not sent, unless `namedEmpty`. */
  key?: string;
  /** The empty name is meant: it came with the JSON. */
  namedEmpty?: boolean;
  value: Draft;
}
