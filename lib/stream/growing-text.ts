/**
 * Text that only grows. Appending costs the piece alone; readers either follow `pieces` with a cursor or join once with
 * `toString`, which joins only what came since the last call.
 */
export class GrowingText {
  readonly pieces: string[] = [];
  length = 0;
  #joined = "";
  #joinedCount = 0;

  constructor(start = "") {
    this.append(start);
  }

  append(piece: string): void {
    if (piece === "") return;
    this.pieces.push(piece);
    this.length += piece.length;
  }

  toString(): string {
    if (this.#joinedCount < this.pieces.length) {
      this.#joined += this.pieces.slice(this.#joinedCount).join("");
      this.#joinedCount = this.pieces.length;
    }
    return this.#joined;
  }
}
