/**
 * Text for a regular expression, for the constructs that patterns of ids and names are made of: literals, classes,
 * groups, alternatives and repetition. Assertions are passed over, so the caller has to test the result. `extra` repeats
 * open-ended repetitions that many times more; `variation` picks other characters from classes. Undefined when the
 * pattern uses something else.
 */
export function samplePattern(pattern: string, extra = 0, variation = 0): string | undefined {
  const sampler = new PatternSampler(pattern, extra, variation);
  return sampler.sample();
}

const MAX_LENGTH = 4096;

class PatternSampler {
  readonly #pattern: string;
  readonly #extra: number;
  readonly #variation: number;
  #position = 0;
  #failed = false;

  constructor(pattern: string, extra: number, variation: number) {
    this.#pattern = pattern;
    this.#extra = extra;
    this.#variation = variation;
  }

  sample(): string | undefined {
    const text = this.#alternatives();
    return this.#failed || this.#position < this.#pattern.length || text.length > MAX_LENGTH ? undefined : text;
  }

  /** The first alternative is taken; the others are read and dropped. */
  #alternatives(): string {
    const text = this.#sequence();
    while (this.#peek() === "|") {
      this.#position += 1;
      this.#sequence();
    }
    return text;
  }

  #sequence(): string {
    let text = "";
    while (!this.#failed && this.#position < this.#pattern.length && !/[|)]/.test(this.#peek())) {
      const atom = this.#atom();
      const count = this.#repetition();
      text += atom.repeat(Math.min(count, Math.floor(MAX_LENGTH / Math.max(atom.length, 1))));
    }
    return text;
  }

  #atom(): string {
    const character = this.#next();
    switch (character) {
      case "^":
      case "$":
        return "";
      case ".":
        return this.#pick("abcdefgh");
      case "(":
        return this.#group();
      case "[":
        return this.#characterClass();
      case "\\":
        return this.#pick(this.#escape());
      default:
        return character;
    }
  }

  #group(): string {
    const isAssertion = /^\?(=|!|<=|<!)/.test(this.#pattern.slice(this.#position));
    const prefix = /^\?(:|=|!|<=|<!|<\w+>)/.exec(this.#pattern.slice(this.#position));
    this.#position += prefix?.[0].length ?? 0;
    this.#failed ||= !prefix && this.#peek() === "?";
    const text = this.#alternatives();
    this.#failed ||= this.#next() !== ")";
    return isAssertion ? "" : text;
  }

  #repetition(): number {
    const match = /^(?:([*+?])|\{(\d+)(,(\d*))?\})\??/.exec(this.#pattern.slice(this.#position));
    if (!match) {
      return 1;
    }
    this.#position += match[0].length;
    const [, sign, least, hasMost, most] = match;
    const minimum = sign === undefined ? Number(least) : sign === "+" ? 1 : 0;
    const isOpen = sign === "*" || sign === "+" || (hasMost !== undefined && most === "");
    const maximum = isOpen ? Infinity : sign === "?" ? 1 : Number(most || least);
    return Math.min(minimum + this.#extra, maximum);
  }

  /** Characters of a class. For a negated one, letters and digits that it does not name. */
  #characterClass(): string {
    const isNegated = this.#peek() === "^";
    this.#position += isNegated ? 1 : 0;
    let members = "";
    while (this.#position < this.#pattern.length && this.#peek() !== "]") {
      const character = this.#next();
      const from = character === "\\" ? this.#escape() : character;
      const range = /^-([^\]])/.exec(this.#pattern.slice(this.#position));
      if (range && from.length === 1) {
        this.#position += 1;
        const end = this.#next();
        members += expandRange(from, end === "\\" ? this.#escape() : end);
      } else {
        members += from;
      }
    }
    this.#failed ||= this.#next() !== "]";
    const candidates = isNegated ? [..."abc123 -_XYZ"].filter((one) => !members.includes(one)).join("") : members;
    return this.#pick(candidates);
  }

  /** The characters that an escape stands for; several for `\d` and its like. */
  #escape(): string {
    const character = this.#next();
    switch (character) {
      case "d":
        return "0123456789";
      case "w":
        return "abcdefghij";
      case "s":
        return " ";
      case "D":
      case "W":
        return "-";
      case "S":
        return "abcdef";
      case "n":
        return "\n";
      case "t":
        return "\t";
      case "r":
        return "\r";
      case "b":
      case "B":
        return "";
      case "x":
        return this.#codePoint(/^([\da-f]{2})/i);
      case "u":
        return this.#codePoint(/^\{?([\da-f]{4,6})\}?/i);
      case "p":
        return this.#property();
      default:
        this.#failed ||= /[\dkPc]/.test(character);
        return character;
    }
  }

  #codePoint(syntax: RegExp): string {
    const match = syntax.exec(this.#pattern.slice(this.#position));
    this.#failed ||= !match;
    this.#position += match?.[0].length ?? 0;
    return match ? String.fromCodePoint(Number.parseInt(match[1] ?? "0", 16)) : "";
  }

  #property(): string {
    const match = /^\{([^}]+)\}/.exec(this.#pattern.slice(this.#position));
    this.#position += match?.[0].length ?? 0;
    const name = match?.[1] ?? "";
    return /^(Lu|Uppercase)/.test(name) ? "ABC" : /^N/.test(name) ? "0123456789" : /^L|^Alpha/.test(name) ? "abc" : "-";
  }

  #pick(characters: string): string {
    const list = [...characters];
    return list[this.#variation % Math.max(list.length, 1)] ?? "";
  }

  #peek(): string {
    return this.#pattern.charAt(this.#position);
  }

  #next(): string {
    const character = String.fromCodePoint(this.#pattern.codePointAt(this.#position) ?? 0);
    this.#position += character.length;
    return this.#position <= this.#pattern.length ? character : "";
  }
}

function expandRange(from: string, to: string): string {
  const start = from.codePointAt(0) ?? 0;
  const end = Math.min(to.codePointAt(0) ?? start, start + 64);
  return Array.from({ length: Math.max(end - start + 1, 0) }, (_, index) => String.fromCodePoint(start + index)).join(
    "",
  );
}
