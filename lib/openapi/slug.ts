/**
 * Words of a name joined by hyphens, in ASCII lower case: `listAPIKeys` and `List API keys` both give
 * `list-api-keys`. Empty when the name has no Latin letter or digit.
 */
export function slugify(name: string): string {
  return splitWords(name)
    .map((word) => word.toLowerCase())
    .join("-");
}

/** The words of an identifier, split at punctuation, at `aB` and at `ABc`. Accents are taken off. */
export function splitWords(name: string): string[] {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, "$1 $2")
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== "");
}

/** An identifier as a phrase: `createChatCompletion` gives `Create chat completion`. Runs of capitals stay. */
export function humanize(name: string): string {
  const words = splitWords(name).map((word) => (/^[A-Z\d]{2,}$/.test(word) ? word : word.toLowerCase()));
  const phrase = words.join(" ") || name;
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** Hands out names once: the second `a` becomes `a-2`, also when `a-2` was taken by another. */
export class UniqueNames {
  readonly #taken = new Set<string>();

  /** `fallback` is used when the wanted name is empty. */
  take(wanted: string, fallback = "item"): string {
    const base = wanted || fallback;
    let name = base;
    for (let number = 2; this.#taken.has(name); number += 1) {
      name = `${base}-${number}`;
    }
    this.#taken.add(name);
    return name;
  }
}
