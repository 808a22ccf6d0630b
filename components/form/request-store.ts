import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { Draft, DraftState } from "@/lib/fields/draft";
import { rowIds } from "@/lib/fields/draft-rows";
import type { OperationForm } from "@/lib/fields/operation-form";
import { switchMediaType } from "@/lib/fields/request-draft";

type Listener = () => void;
type FormValues = Pick<UseFormReturn<FieldValues>, "getValues" | "setValue">;

/**
 * What the fields read and write, by draft name. react-hook-form holds the values; this adds what it lacks for drafts:
 * listeners of exactly one name, so that a change re-renders nothing but the fields it concerns, however long the form is.
 */
export class RequestStore {
  readonly #methods: FormValues;
  readonly #byName = new Map<string, Set<Listener>>();
  readonly #onChange = new Set<Listener>();
  #heldEdit: Listener | null = null;

  constructor(methods: FormValues) {
    this.#methods = methods;
  }

  readDraft(name: string): Draft | undefined {
    return this.#methods.getValues(name);
  }

  readState(name: string): DraftState {
    return this.#methods.getValues(`${name}.state`) ?? "absent";
  }

  /** A flag or text of a draft: `choice`, `text`, `key`, … */
  readText(name: string): string {
    return this.#methods.getValues(name) ?? "";
  }

  readFlag(name: string): boolean {
    return this.#methods.getValues(name) === true;
  }

  readFile(name: string): File | null {
    return this.#methods.getValues(`${name}.file`) ?? null;
  }

  /** The same array until the order changes. */
  readOrder(name: string): readonly string[] | undefined {
    return this.#methods.getValues(`${name}.order`);
  }

  /** Those ids of an order that stand for rows. */
  presentRows(name: string, order = this.readOrder(name)): string[] {
    const draft = this.readDraft(name);
    return draft && order ? rowIds({ ...draft, order: [...order] }) : [];
  }

  subscribe(name: string, listener: Listener): () => void {
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#byName.delete(name);
    };
  }

  /** Called after every change of any value. */
  onChange(listener: Listener): () => void {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  }

  /** Sets one flag, text or a whole draft whose fields are not on the screen. */
  write(name: string, value: unknown): void {
    this.#methods.setValue(name, value);
    this.#notify(name);
    this.changed();
  }

  /**
   * Takes over what a pure step made of a draft: flags and order as they are, parts and rows only where they were made
   * anew, since fields on the screen must not be written to as whole objects.
   */
  apply(name: string, next: Draft): void {
    this.place(name, next);
    if (next.state !== "absent") this.setAncestors(name);
    this.changed();
  }

  /** Like `apply`, for a draft that leaves what surrounds it as it is. */
  place(name: string, next: Draft): void {
    const before = this.readDraft(name);
    for (const part of Object.keys(next.parts ?? {})) {
      if (next.parts?.[part] !== before?.parts?.[part]) {
        this.#methods.setValue(`${name}.parts.${part}`, next.parts?.[part]);
      }
    }
    for (const id of Object.keys(next.rows ?? {})) {
      if (next.rows?.[id] !== before?.rows?.[id]) {
        this.#methods.setValue(`${name}.rows.${id}`, next.rows?.[id]);
      }
    }
    for (const flag of ["order", "choice", "text", "blank", "state"] as const) {
      if (next[flag] !== before?.[flag]) {
        this.#methods.setValue(`${name}.${flag}`, next[flag]);
        this.#notify(`${name}.${flag}`);
      }
    }
  }

  /** Gives a field on the screen a draft where it has none, which changes nothing that is sent. */
  prepare(name: string, start: () => Draft): void {
    if (this.#methods.getValues(`${name}.state`) === undefined) this.place(name, start());
  }

  /** The text of a draft was edited by hand. */
  typed(name: string): void {
    if (!this.readFlag(`${name}.blank`)) {
      this.#methods.setValue(`${name}.blank`, true);
      this.#notify(`${name}.blank`);
    }
    this.markSet(name);
  }

  /** Marks a draft as set after its content was edited, and everything that it is inside of. */
  markSet(name: string): void {
    if (this.readState(name) === "absent") {
      this.#methods.setValue(`${name}.state`, "set");
      this.#notify(`${name}.state`);
    }
    this.setAncestors(name);
    this.changed();
  }

  /** A value inside of something absent would not be sent: what surrounds it becomes set with it. */
  setAncestors(name: string): void {
    for (const ancestor of ancestorsOf(name)) {
      if (this.readState(ancestor) === "absent") {
        this.#methods.setValue(`${ancestor}.state`, "set");
        this.#notify(`${ancestor}.state`);
      }
    }
  }

  /** An editor holds a change that is not in the form yet. It is taken over before anything reads the values. */
  holdEdit(takeOver: Listener): void {
    const isFirst = this.#heldEdit === null;
    this.#heldEdit = takeOver;
    // What was read before is out of date from now on.
    if (isFirst) this.changed();
  }

  /** Takes a held change over now; with an argument only if it is the one that is held. */
  takeOverEdit(takeOver = this.#heldEdit): void {
    const held = this.#heldEdit;
    if (held && held === takeOver) {
      this.#heldEdit = null;
      held();
    }
  }

  dropEdit(): void {
    this.#heldEdit = null;
  }

  switchMediaType(form: OperationForm, mediaType: string): void {
    const next = switchMediaType(form, this.#methods.getValues("body"), mediaType);
    const before = this.#methods.getValues("body.drafts");
    for (const [key, draft] of Object.entries(next.drafts)) {
      if (draft !== before[key]) this.#methods.setValue(`body.drafts.${key}`, draft);
    }
    this.write("body.mediaType", mediaType);
  }

  changed(): void {
    for (const listener of this.#onChange) listener();
  }

  #notify(name: string): void {
    for (const listener of this.#byName.get(name) ?? []) listener();
  }
}

/** Names of the drafts around a draft, outermost first: everything before a `parts` or `rows` step. */
export function ancestorsOf(name: string): string[] {
  return [...name.matchAll(/\.(?:parts|rows)\./g)].map((step) => name.slice(0, step.index));
}
