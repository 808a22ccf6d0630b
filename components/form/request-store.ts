import type { FieldValues, UseFormReturn } from "react-hook-form";
import type { Draft, DraftState } from "@/lib/fields/draft";
import { cloneDraft, rowIds } from "@/lib/fields/draft-rows";
import type { OperationForm } from "@/lib/fields/operation-form";
import { switchMediaType } from "@/lib/fields/request-draft";
import { type Change, type FormSnapshot, UndoHistory, type UndoStep } from "./undo-history";

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
  readonly history = new UndoHistory();
  #heldEdit: Listener | null = null;
  /** The draft that was typed into last, while no other value was changed since: it and all around it are set. */
  #typedName: string | null = null;
  /** What the step under way has changed so far. */
  #journal: Change[] | null = null;
  /** Optional properties on the screen, by name of the object. They may be there without being set. */
  #shown = new Map<string, readonly number[]>();
  #onReplace: Listener | undefined;
  /** The form as it was loaded. */
  #opening: FieldValues;

  constructor(methods: FormValues, opening: FieldValues = {}) {
    this.#methods = methods;
    this.#opening = opening;
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
    this.#set(name, value);
    this.changed();
  }

  /** Makes one step, which can be undone, of all that `action` does. `label` says what happened. */
  change(label: string, action: () => void, about: Pick<UndoStep, "isLoss" | "remounts" | "session"> = {}): void {
    if (this.#journal) {
      action();
      return;
    }
    const changes: Change[] = [];
    this.#journal = changes;
    try {
      action();
    } finally {
      this.#journal = null;
    }
    if (changes.length > 0) this.history.add({ label, changes, ...about });
  }

  /** Puts the values of a step back, and returns those that were there instead. */
  swap(changes: readonly Change[]): Change[] {
    const replaced: Change[] = [];
    for (const { name, value } of changes.toReversed()) {
      // A draft that was not there before is left: nothing points to it any more.
      if (value === undefined && WHOLE_DRAFT.test(name)) continue;
      replaced.push({ name, value: this.#get(name) });
      // A draft without a state is one that is not there yet.
      this.#set(name, value === undefined && name.endsWith(".state") ? "absent" : value);
      if (WHOLE_DRAFT.test(name)) this.#notifyInside(name);
    }
    this.changed();
    return replaced;
  }

  takeSnapshot(): FormSnapshot {
    const size = { characters: 0 };
    const values = cloneValues(this.#methods.getValues(), size);
    return { values, opening: this.#opening, shown: new Map(this.#shown), sizeCharacters: size.characters };
  }

  /** To be called after the values of the form were replaced by those of a snapshot, or loaded anew. */
  replaced(opening: FieldValues, shown: FormSnapshot["shown"] = new Map()): void {
    this.#heldEdit = null;
    this.#typedName = null;
    this.#opening = opening;
    this.#shown = new Map(shown);
  }

  /** The draft of this name as it was loaded. */
  readOpening(name: string): Draft | undefined {
    let found: unknown = this.#opening;
    for (const segment of name.split(".")) {
      found = typeof found === "object" && found !== null ? Reflect.get(found, segment) : undefined;
    }
    return found as Draft | undefined;
  }

  readShown(name: string): readonly number[] | undefined {
    return this.#shown.get(name);
  }

  /** Says which optional properties of an object are on the screen. */
  show(name: string, indexes: readonly number[]): void {
    this.#set(shownName(name), indexes);
  }

  /** Forgets which optional properties are shown inside of a draft that is replaced. */
  hideInside(name: string): void {
    for (const object of this.#shown.keys()) {
      if (object.startsWith(name)) this.#set(shownName(object), undefined);
    }
  }

  /** The properties to show of an object that comes on the screen: those that are set, and those shown there before. */
  showPresent(name: string, present: readonly number[]): readonly number[] {
    const before = this.#shown.get(name);
    if (!before) return present;
    const shown = [...before, ...present.filter((index) => !before.includes(index))];
    this.#shown.set(name, shown);
    return shown;
  }

  /**
   * Takes over what a pure step made of a draft: flags and order as they are, parts and rows only where they were made
   * anew, since fields on the screen must not be written to as whole objects.
   */
  apply(name: string, next: Draft): void {
    this.change("change", () => {
      this.place(name, next);
      if (next.state !== "absent") this.setAncestors(name);
    });
    this.changed();
  }

  /** Puts a draft as a whole in the place of one whose fields are on the screen; they are built anew. */
  replace(name: string, next: Draft): void {
    const step = () => {
      this.hideInside(name);
      this.#set(name, cloneDraft(next));
      if (next.state !== "absent") this.setAncestors(name);
    };
    this.change("field reset", step, { remounts: true });
    this.changed();
    this.#onReplace?.();
  }

  /** Called when fields have to be built anew. */
  onReplace(listener: Listener): void {
    this.#onReplace = listener;
  }

  /** Like `apply`, for a draft that leaves what surrounds it as it is. */
  place(name: string, next: Draft): void {
    const before = this.readDraft(name);
    for (const part of Object.keys(next.parts ?? {})) {
      if (next.parts?.[part] !== before?.parts?.[part]) {
        this.#set(`${name}.parts.${part}`, next.parts?.[part]);
      }
    }
    for (const id of Object.keys(next.rows ?? {})) {
      if (next.rows?.[id] !== before?.rows?.[id]) {
        this.#set(`${name}.rows.${id}`, next.rows?.[id]);
      }
    }
    // `before` is the form's own object, which changes with the first flag that is set.
    const flags = (["order", "choice", "text", "blank", "file", "state"] as const).filter(
      (flag) => next[flag] !== before?.[flag],
    );
    for (const flag of flags) this.#set(`${name}.${flag}`, next[flag]);
  }

  /** Gives a field on the screen a draft where it has none, which changes nothing that is sent. */
  prepare(name: string, start: () => Draft): void {
    if (this.#methods.getValues(`${name}.state`) === undefined) this.place(name, start());
  }

  /** The text of a draft was edited by hand. */
  typed(name: string): void {
    if (this.#typedName === name) {
      this.changed();
      return;
    }
    if (!this.readFlag(`${name}.blank`)) {
      this.#set(`${name}.blank`, true);
    }
    this.markSet(name);
    this.#typedName = name;
  }

  /** Marks a draft as set after its content was edited, and everything that it is inside of. */
  markSet(name: string): void {
    if (this.readState(name) === "absent") {
      this.#set(`${name}.state`, "set");
    }
    this.setAncestors(name);
    this.changed();
  }

  /** A value inside of something absent would not be sent: what surrounds it becomes set with it. */
  setAncestors(name: string): void {
    for (const ancestor of ancestorsOf(name)) {
      if (this.readState(ancestor) === "absent") {
        this.#set(`${ancestor}.state`, "set");
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
    this.change(`Media type ${mediaType} chosen`, () => {
      for (const [key, draft] of Object.entries(next.drafts)) {
        if (draft !== before[key]) this.#set(`body.drafts.${key}`, draft);
      }
      this.write("body.mediaType", mediaType);
    });
  }

  changed(): void {
    for (const listener of this.#onChange) listener();
  }

  #get(name: string): unknown {
    return isShownName(name) ? this.#shown.get(name.slice(0, -SHOWN.length)) : this.#methods.getValues(name);
  }

  #set(name: string, value: unknown): void {
    this.#typedName = null;
    this.#journal?.push({ name, value: this.#get(name) });
    if (isShownName(name)) this.#shown.set(name.slice(0, -SHOWN.length), value as readonly number[]);
    else this.#methods.setValue(name, value);
    this.#notify(name);
  }

  #notifyInside(name: string): void {
    for (const [inside, listeners] of this.#byName) {
      if (inside.startsWith(`${name}.`)) for (const listener of listeners) listener();
    }
  }

  #notify(name: string): void {
    for (const listener of this.#byName.get(name) ?? []) listener();
  }
}

/** Ends the name under which the shown properties of an object are listened to. */
const SHOWN = ".shown";
export const shownName = (name: string) => `${name}${SHOWN}`;
const isShownName = (name: string) => name.endsWith(SHOWN);

/** Names of drafts and rows, as opposed to those of their flags. */
const WHOLE_DRAFT = /\.(?:parts|rows|drafts)\.[^.]+$/;

/** A copy that shares nothing but texts and picked files with the form. */
function cloneValues(values: FieldValues, size: { characters: number }): FieldValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      if (typeof value === "string") size.characters += value.length;
      if (Array.isArray(value)) return [key, [...value]];
      const isPlain = typeof value === "object" && value !== null && !(value instanceof Blob);
      return [key, isPlain ? cloneValues(value, size) : value];
    }),
  );
}

/** Names of the drafts around a draft, outermost first: everything before a `parts` or `rows` step. */
export function ancestorsOf(name: string): string[] {
  return [...name.matchAll(/\.(?:parts|rows)\./g)].map((step) => name.slice(0, step.index));
}
