import type { Json } from "@/lib/json";
import type { FieldNode } from "./field";

/**
 * Form state of one field. It is kept apart from the wire JSON because a form must hold what JSON cannot: absence
 * beside null, half-typed numbers, the other variants of a union, rows that keep their identity while they move.
 * A draft is read together with its node; member names are plain words so that every react-hook-form name is safe,
 * whatever the property on the wire is called.
 *
 * `raw` holds a value that does not fit its node as JSON text: it is edited as such and never dropped.
 */
export type DraftState = "absent" | "null" | "set" | "raw";

export interface Draft {
  state: DraftState;
  /** string: the text. number and integer: the text as typed. any and `raw`: JSON text. */
  text?: string;
  /** boolean: "true" or "false". enum: position in `values`. union: position in `variants`. "" = nothing chosen yet. */
  choice?: string;
  /** file: what was picked. */
  file?: File | null;
  /** object: drafts by `p<position in properties>`. tuple: by `i<position>`. union: one per visited variant, `v<position>`. */
  parts?: Record<string, Draft>;
  /** array, tuple rest, map and additional keys of an object: row ids in order. */
  order?: string[];
  /** The rows by id. `key` is the member name of a map or additional key. */
  rows?: Record<string, DraftRow>;
}

export interface DraftRow {
  key?: string;
  value: Draft;
}

/** A draft seen together with the node that explains it. */
export interface DraftOf {
  node: FieldNode;
  draft: Draft;
}

export type JsonOrAbsent = Json | undefined;
