import type { FieldValues } from "react-hook-form";

/** A value of the form to put back, by its name. */
export interface Change {
  name: string;
  value: unknown;
}

/** The whole form as it stood. */
export interface FormSnapshot {
  values: FieldValues;
  opening: FieldValues;
  shown: ReadonlyMap<string, readonly number[]>;
  sizeCharacters: number;
}

/** One thing that a person did, and what takes it back. */
export interface UndoStep {
  /** What happened: "messages 2 removed". */
  label: string;
  /** Single values that changed, in the order in which they did; or the whole form when it was replaced. */
  changes: Change[] | FormSnapshot;
  /** Something is gone from the screen that its author may want back. */
  isLoss?: boolean;
  /** Drafts of fields on the screen are replaced as a whole, so the fields have to be built anew. */
  remounts?: boolean;
  /** Steps with the same key in a row are one: an editing session, not each of its pauses. */
  session?: symbol;
}

export interface UndoState {
  /** What undo and redo would take back or repeat; undefined when there is nothing. */
  undo: string | undefined;
  redo: string | undefined;
}

type Listener = (step: UndoStep | undefined) => void;

const MAX_STEPS = 100;
/** Whole forms share no memory with one another but their texts; texts of this many characters are kept for undoing. */
const MAX_CHARACTERS = 20_000_000;

/** What was done to the form, to be taken back and repeated. Old steps are forgotten. */
export class UndoHistory {
  #undo: UndoStep[] = [];
  #redo: UndoStep[] = [];
  readonly #sizes = new WeakMap<UndoStep, number>();
  #state: UndoState = { undo: undefined, redo: undefined };
  readonly #listeners = new Set<Listener>();

  /** Called after every change; with the step when something was done anew. */
  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it changes. */
  readonly getState = (): UndoState => this.#state;

  add(step: UndoStep): void {
    const last = this.#undo.at(-1);
    const isSameSession = step.session !== undefined && last?.session === step.session;
    if (isSameSession && last) mergeChanges(last, step);
    else this.#undo.push(step);
    this.#redo = [];
    this.#forget();
    this.#changed(isSameSession ? undefined : step);
  }

  /** Takes the step off that is next in this direction. */
  take(direction: "undo" | "redo"): UndoStep | undefined {
    return (direction === "undo" ? this.#undo : this.#redo).pop();
  }

  /** Keeps what takes a step back that was just taken in this direction. */
  keep(direction: "undo" | "redo", step: UndoStep): void {
    (direction === "undo" ? this.#redo : this.#undo).push({ ...step, session: undefined });
    this.#changed(undefined);
  }

  #forget(): void {
    let sizeCharacters = 0;
    const keeps = this.#undo.toReversed().findIndex((step, index) => {
      sizeCharacters += this.#sizeOf(step);
      return index >= MAX_STEPS || (index > 0 && sizeCharacters > MAX_CHARACTERS);
    });
    if (keeps >= 0) this.#undo = this.#undo.slice(-keeps);
  }

  /** Counted once: what a step holds does not change any more. */
  #sizeOf(step: UndoStep): number {
    let size = this.#sizes.get(step);
    if (size === undefined) {
      const { changes } = step;
      size = Array.isArray(changes) ? countCharacters(changes) : changes.sizeCharacters;
      this.#sizes.set(step, size);
    }
    return size;
  }

  #changed(added: UndoStep | undefined): void {
    this.#state = { undo: this.#undo.at(-1)?.label, redo: this.#redo.at(-1)?.label };
    for (const listener of this.#listeners) listener(added);
  }
}

function countCharacters(value: unknown): number {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null || value instanceof Blob) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + countCharacters(inner), 0);
}

/** What the first step of a session found is what undoing it brings back. */
function mergeChanges(first: UndoStep, next: UndoStep): void {
  if (!Array.isArray(first.changes) || !Array.isArray(next.changes)) return;
  const known = new Set(first.changes.map(({ name }) => name));
  first.changes.push(...next.changes.filter(({ name }) => !known.has(name)));
}
