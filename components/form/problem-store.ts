import type { RequestProblem } from "@/lib/fields/request-problem";
import { afterPress } from "./after-press";

type Listener = () => void;

/**
 * What the last check found. A field learns of its own problem only, and only once it may be told: after it was left or
 * changed by hand, or for all fields after the first attempt to send.
 */
export class ProblemStore {
  #problems: readonly RequestProblem[] = [];
  #messages = new Map<string, string>();
  /** Fields whose value is right in itself: the description only says something about it. */
  #advised = new Set<string>();
  #touched = new Set<string>();
  #isAllShown = false;
  #shown: readonly RequestProblem[] = [];
  readonly #byName = new Map<string, Set<Listener>>();
  readonly #onChange = new Set<Listener>();

  /** Every problem, shown beside its field or not. */
  get all(): readonly RequestProblem[] {
    return this.#problems;
  }

  /** The problems that fields show now; the same array until that changes. */
  readonly getShown = (): readonly RequestProblem[] => this.#shown;

  /** Whether fields show their problems without having been visited: somebody tried to send. */
  readonly getIsAllShown = (): boolean => this.#isAllShown;

  readonly onChange = (listener: Listener): (() => void) => {
    this.#onChange.add(listener);
    return () => this.#onChange.delete(listener);
  };

  messageFor(name: string): string | undefined {
    return this.#isAllShown || this.#touched.has(name) ? this.#messages.get(name) : undefined;
  }

  /** Whether what is said about the field is only advice: its own value is right. */
  isAdvice(name: string): boolean {
    return this.#advised.has(name);
  }

  subscribe(name: string, listener: Listener): () => void {
    const listeners = this.#byName.get(name) ?? new Set();
    this.#byName.set(name, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#byName.delete(name);
    };
  }

  replace(problems: readonly RequestProblem[]): void {
    const before = this.#messages;
    this.#problems = problems;
    this.#messages = new Map();
    this.#advised = new Set(problems.filter(({ code }) => code === "rule").map(({ name }) => name));
    for (const { name, message, code } of problems) {
      if (code !== "rule") this.#advised.delete(name);
      // What an opened link left out is asked for at once.
      if (code === "missing-file") this.#touched.add(name);
      const earlier = this.#messages.get(name);
      this.#messages.set(name, earlier === undefined ? message : `${earlier}. ${message}`);
    }
    this.#announce(
      [...before.keys(), ...this.#messages.keys()].filter((name) => before.get(name) !== this.#messages.get(name)),
    );
  }

  /** The field was left or changed by hand: from now on it shows what is wrong with it. */
  touch(name: string): void {
    if (!this.#touched.has(name)) {
      this.#touched.add(name);
      if (this.#messages.has(name)) this.#announce([name]);
    }
  }

  /** Like `touch`, for a field that loses the focus: a click under way is let through first. */
  leave(name: string): void {
    afterPress(() => this.touch(name));
  }

  showAll(): void {
    if (!this.#isAllShown) {
      this.#isAllShown = true;
      this.#announce(this.#messages.keys());
    }
  }

  /** For a new request: nothing was touched yet. */
  reset(): void {
    const names = [...this.#messages.keys()];
    this.#problems = [];
    this.#messages = new Map();
    this.#touched = new Set();
    this.#isAllShown = false;
    this.#announce(names);
  }

  #announce(names: Iterable<string>): void {
    for (const name of new Set(names)) {
      for (const listener of this.#byName.get(name) ?? []) listener();
    }
    this.#shown = this.#isAllShown ? this.#problems : this.#problems.filter(({ name }) => this.#touched.has(name));
    for (const listener of this.#onChange) listener();
  }
}
