import { toWellFormed } from "@/lib/request/percent-encoding";
import type { CurlWords } from "./curl-words";
import { type Fed, sliceWord } from "./shell-variables";
import type { ShellWord } from "./shell-word";

/** Content of the files that a command reads, by the path that the command has. */
export type FileTexts = ReadonlyMap<string, string>;

export interface CurlPart {
  name: string;
  value: string;
  /** The value is the path of a file that has to be picked. */
  isFile: boolean;
  /** Media type that the command gives the part. */
  type?: string;
}

/** Reads what options of curl bring into the body, and collects the files that are missing for it. */
export class CurlData {
  readonly missing = new Set<string>();
  readonly notes: string[] = [];
  readonly #curl: CurlWords;
  readonly #files: FileTexts;

  constructor(curl: CurlWords, files: FileTexts) {
    this.#curl = curl;
    this.#files = files;
  }

  /** `-d @file` reads a file; `@-` reads what the paste feeds to the command. `-d` drops line breaks of what it reads. */
  readData(value: ShellWord, dropsLines: boolean): string | undefined {
    if (value.text.startsWith("@")) {
      const text = this.#readFed(this.#sourceOf(sliceWord(value, 1)));
      return dropsLines ? text?.replace(/[\r\n\0]/g, "") : text;
    }
    return this.readValue(value);
  }

  /** A value; `$(cat file)` and `$(< file)` stand for the file's content. */
  readValue(value: ShellWord): string | undefined {
    const [only, ...more] = value.expansions;
    if (!only?.commands || more.length > 0 || only.end - only.start !== value.text.length) return value.text;
    const output = this.#curl.variables.outputOf(only.commands);
    return output.kind === "file" ? this.#readFed(output)?.replace(/\n+$/, "") : value.text;
  }

  /** The forms of `--data-urlencode`: `content`, `=content`, `name=content`, `@file`, `name@file`. */
  readUrlencoded(value: ShellWord): string {
    const match = /^([^=@]*)([=@])([\s\S]*)$/.exec(value.text);
    if (!match) return encode(value.text);
    const [, name = "", kind, content = ""] = match;
    const text = kind === "@" ? this.#readFed(this.#sourceOf(sliceWord(value, name.length + 1))) : content;
    return name === "" ? encode(text ?? "") : `${name}=${encode(text ?? "")}`;
  }

  readPart(value: ShellWord, canBeFile: boolean): CurlPart {
    const equals = value.text.indexOf("=");
    const name = equals === -1 ? value.text : value.text.slice(0, equals);
    const content = equals === -1 ? "" : value.text.slice(equals + 1);
    if (!canBeFile) return { name, value: content, isFile: false };
    const [, quoted, bare = "", options = ""] =
      /^[@<]?(?:"((?:[^"\\]|\\["\\])*)"|([^;]*))((?:;[\s\S]*)?)$/.exec(content) ?? [];
    const text = quoted === undefined ? bare : quoted.replace(/\\(["\\])/g, "$1");
    const type = /;\s*type=([^;]+(?:;\s*charset=[^;]+)?)/.exec(options)?.[1]?.trim();
    const part = { name, value: text, ...(type !== undefined && { type }) };
    if (content.startsWith("<")) {
      return { ...part, isFile: false, value: this.#readFed({ kind: "file", path: text }) ?? "" };
    }
    if (!content.startsWith("@")) return { ...part, isFile: false };
    this.notes.push(`The file ${text} of ${name} has to be picked again.`);
    return { ...part, isFile: true };
  }

  /** The lines of a header file. */
  readHeaderFile(path: ShellWord): string[] {
    return (this.#readFed(this.#sourceOf(path)) ?? "").split(/\r?\n/).filter((line) => line.trim() !== "");
  }

  #sourceOf(path: ShellWord): Fed {
    const [only] = path.expansions;
    if (only?.commands && path.text.startsWith("<(")) return this.#curl.variables.outputOf(only.commands);
    if (path.text === "-" || path.text === "/dev/stdin") return this.#curl.input ?? { kind: "unknown" };
    return { kind: "file", path: path.text };
  }

  #readFed(fed: Fed): string | undefined {
    switch (fed.kind) {
      case "text":
        return fed.word.text;
      case "file": {
        const text = this.#curl.variables.readFile(fed.path) ?? this.#files.get(fed.path);
        if (text === undefined) this.missing.add(fed.path);
        return text;
      }
      case "unknown":
        this.notes.push("What another command feeds to curl was not read: paste it into the body.");
        return undefined;
    }
  }
}

/** curl leaves unreserved characters only, and writes a space as a plus. */
function encode(text: string): string {
  return encodeURIComponent(toWellFormed(text))
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll("%20", "+");
}
