const escapes: Record<string, string> = {
  a: "\x07",
  b: "\b",
  e: "\x1b",
  E: "\x1b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "?": "?",
};

/**
 * Reads the inside of `$'…'` from `start` up to its closing quote, and says where the text goes on. Byte escapes above
 * 0x7f are collected and decoded as UTF-8, as a terminal would. Undefined when the quote is never closed.
 */
export function readAnsiQuote(text: string, start: number): { text: string; at: number } | undefined {
  let at = start;
  let word = "";
  let bytes: number[] = [];
  let ended = false;
  const flush = () => {
    if (bytes.length > 0) word += new TextDecoder().decode(new Uint8Array(bytes));
    bytes = [];
  };
  // Everything after a NUL is cut off, since a shell word cannot hold one.
  const put = (piece: string) => {
    flush();
    if (!ended) word += piece;
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === "'") {
      flush();
      return { text: word, at: at + 1 };
    }
    if (character !== "\\") {
      put(character);
      at++;
      continue;
    }
    const rest = text.slice(at + 1, at + 10);
    const octal = /^[0-7]{1,3}/.exec(rest);
    const hexadecimal = /^x([0-9A-Fa-f]{1,2})/.exec(rest);
    const unicode = /^u([0-9A-Fa-f]{1,4})|^U([0-9A-Fa-f]{1,8})/.exec(rest);
    const control = /^c([\s\S])/.exec(rest);
    if (octal || hexadecimal) {
      const byte = (octal ? Number.parseInt(octal[0], 8) : Number.parseInt(hexadecimal?.[1] ?? "", 16)) & 0xff;
      if (byte === 0) ended = true;
      else if (!ended) bytes.push(byte);
      at += 1 + (octal ?? hexadecimal ?? [""])[0].length;
    } else if (unicode) {
      const code = Number.parseInt(unicode[1] ?? unicode[2] ?? "", 16);
      if (code === 0) ended = true;
      else put(code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code));
      at += 1 + unicode[0].length;
    } else if (control) {
      const code = (control[1] as string).toUpperCase().charCodeAt(0) & 0x1f;
      if (code === 0) ended = true;
      else put(String.fromCharCode(code));
      at += 3;
    } else {
      const escaped = escapes[rest[0] ?? ""];
      put(escaped ?? `\\${rest[0] ?? ""}`);
      at += 2;
    }
  }
  return undefined;
}
