/** Hands out tokens up to a limit, and remembers whether more were wanted. */
export class TokenBudget {
  #left: number;
  #isExceeded = false;

  constructor(limit: number | undefined) {
    this.#left = limit === undefined ? Number.POSITIVE_INFINITY : Math.floor(limit);
  }

  get isExceeded(): boolean {
    return this.#isExceeded;
  }

  /** The pieces that the limit still allows, one token each. */
  take(pieces: readonly string[]): string[] {
    const taken = pieces.slice(0, this.#left);
    this.#isExceeded ||= taken.length < pieces.length;
    this.#left -= taken.length;
    return taken;
  }
}
