import type { FieldNode, ObjectField, OptionsHint } from "@/lib/fields/field";
import type { FieldOption } from "./form-context";

type Listener = () => void;

const NONE: ReadonlySet<string> = new Set();

/**
 * Which properties of an object have no effect with what is chosen in another one, such as parameters that a model does
 * not know. It is told from the list that the choice comes from, once somebody has that list loaded; until then, and for
 * choices that the list does not have, everything counts as supported.
 */
export class SupportStore {
  readonly #lists = new Map<string, readonly FieldOption[]>();
  readonly #answers = new Map<string, ReadonlySet<string>>();
  readonly #listeners = new Set<Listener>();

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  hasList(hint: OptionsHint): boolean {
    return this.#lists.has(keyOf(hint));
  }

  provide(hint: OptionsHint, options: readonly FieldOption[]): void {
    if (this.#lists.get(keyOf(hint)) === options) return;
    this.#lists.set(keyOf(hint), options);
    this.#answers.clear();
    for (const listener of this.#listeners) listener();
  }

  /** Names that some item of the list supports and the chosen one does not; the same set for the same choice. */
  unsupported(hint: OptionsHint | undefined, choice: string): ReadonlySet<string> {
    if (!hint) return NONE;
    const key = `${keyOf(hint)} ${choice}`;
    let answer = this.#answers.get(key);
    if (!answer) {
      const options = this.#lists.get(keyOf(hint)) ?? [];
      const chosen = options.find(({ value }) => value === choice)?.supports;
      if (!chosen) return NONE;
      const known = new Set(options.flatMap(({ supports }) => supports ?? []));
      answer = new Set([...known].filter((name) => !chosen.includes(name)));
      this.#answers.set(key, answer);
    }
    return answer;
  }
}

const keyOf = ({ operation, items, value, supports }: OptionsHint) => [operation, items, value, supports].join(" ");

/** The property of an object whose choice decides what the others are good for. */
export function findSupportingProperty(node: ObjectField): { index: number; hint: OptionsHint } | undefined {
  const index = node.properties.findIndex((property) => supportsOf(property.node) !== undefined);
  const hint = supportsOf(node.properties[index]?.node);
  return hint && { index, hint };
}

/** What is said beside a property that the choice does not support: "not listed for this model". */
export function unsupportedRemark(node: ObjectField): string {
  const index = findSupportingProperty(node)?.index ?? -1;
  return `not listed for this ${node.properties[index]?.name ?? "choice"}`;
}

function supportsOf(node: FieldNode | undefined): OptionsHint | undefined {
  const options = node?.hints?.options;
  return options?.supports === undefined ? undefined : options;
}
