import { GrowingText } from "@/lib/stream/growing-text";

const opening = /^(`{3,}|~{3,})([^\n]*)\n/;

/** A fenced code block that is still arriving. Its text only grows, so nothing in it is parsed but its end. */
export class GrowingFence {
  readonly type = "growing-fence";
  readonly language: string;
  readonly text = new GrowingText();
  readonly #closing: RegExp;
  /** The beginning of a line that may turn out to close the block. */
  #held = "";
  #atLineStart = true;

  constructor(marks: string, info: string) {
    this.language = info.trim().split(/\s+/)[0] ?? "";
    this.#closing = new RegExp(`^ {0,3}${marks.charAt(0)}{${marks.length},}[ \\t]*$`);
  }

  /** A fence at the very start of a text whose first line is whole, and what follows it. */
  static open(text: string): { block: GrowingFence; rest: string } | undefined {
    const [line, marks, info] = opening.exec(text) ?? [];
    if (line === undefined || marks === undefined || info === undefined) return undefined;
    if (marks.startsWith("`") && info.includes("`")) return undefined;
    return { block: new GrowingFence(marks, info), rest: text.slice(line.length) };
  }

  /** Takes more text; once the block is closed, gives what follows it. */
  feed(piece: string): string | undefined {
    let rest = this.#held + piece;
    this.#held = "";
    while (rest !== "") {
      const end = rest.indexOf("\n");
      const line = end < 0 ? rest : rest.slice(0, end);
      if (this.#atLineStart) {
        if (end >= 0 && this.#closing.test(line)) return rest.slice(end + 1);
        if (end < 0 && /^ {0,3}[`~]*[ \t]*$/.test(line)) {
          this.#held = line;
          return undefined;
        }
      }
      this.text.append(end < 0 ? line : `${line}\n`);
      this.#atLineStart = end >= 0;
      rest = end < 0 ? "" : rest.slice(end + 1);
    }
    return undefined;
  }

  /** The text is over. A last line that would have closed the block closes it, so nothing is left. */
  end(): string {
    if (!this.#closing.test(this.#held)) this.text.append(this.#held);
    this.#held = "";
    return "";
  }
}
