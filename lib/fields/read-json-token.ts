export type JsonToken =
  | { kind: "punctuation"; text: "{" | "}" | "[" | "]" | ":" | ","; end: number }
  | { kind: "string"; text: string; end: number }
  | { kind: "number"; text: string; end: number }
  | { kind: "word"; text: string; end: number }
  | { kind: "fault"; text: ""; message: string; end: number };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const NUMBER_LIKE = /[-+.\w]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** The token of JSON text (RFC 8259) that begins at this offset; a fault says in plain words why there is none. */
export function readJsonToken(text: string, from: number): JsonToken {
  const first = text.charAt(from);
  switch (first) {
    case "{":
    case "}":
    case "[":
    case "]":
    case ":":
    case ",":
      return { kind: "punctuation", text: first, end: from + 1 };
    case '"':
      return readString(text, from);
    case "'":
      return { kind: "fault", text: "", message: "Text needs double quotes", end: from + 1 };
    case "/":
      return { kind: "fault", text: "", message: "JSON has no comments", end: from + 1 };
    default:
      return readWord(text, from);
  }
}

/** A quote, a backslash or a control character: what is not plain text inside of a string. */
const SPECIAL = /["\\]|[^ -\uffff]/g;

/** Megabytes of text, such as a file, are passed over by one search. */
function readString(text: string, from: number): JsonToken {
  SPECIAL.lastIndex = from + 1;
  for (let found = SPECIAL.exec(text); found; found = SPECIAL.exec(text)) {
    const position = found.index;
    const [character] = found;
    if (character === '"') {
      return { kind: "string", text: text.slice(from, position + 1), end: position + 1 };
    }
    if (character !== "\\") {
      const isLineEnd = character === "\n" || character === "\r";
      const message = isLineEnd
        ? "This text is not closed on its line; write \\n for a line break"
        : "A control character must be written as an escape";
      return { kind: "fault", text: "", message, end: position };
    }
    ESCAPE.lastIndex = position;
    if (!ESCAPE.test(text)) {
      return {
        kind: "fault",
        text: "",
        message: "This escape is not known to JSON; write \\\\ for a backslash",
        end: position + 2,
      };
    }
    SPECIAL.lastIndex = ESCAPE.lastIndex;
  }
  return { kind: "fault", text: "", message: "This text is not closed", end: text.length };
}

function readWord(text: string, from: number): JsonToken {
  NUMBER_LIKE.lastIndex = from;
  const word = NUMBER_LIKE.exec(text)?.[0] ?? String.fromCodePoint(text.codePointAt(from) ?? 0x20);
  const end = from + word.length;
  if (word === "true" || word === "false" || word === "null") {
    return { kind: "word", text: word, end };
  }
  NUMBER.lastIndex = from;
  if (NUMBER.test(text) && NUMBER.lastIndex === end) {
    return { kind: "number", text: word, end };
  }
  return { kind: "fault", text: "", message: faultOf(word), end };
}

const OTHER_SPELLINGS: Record<string, string> = {
  True: "true",
  False: "false",
  None: "null",
  undefined: "null",
  nil: "null",
};

function faultOf(word: string): string {
  if (Object.hasOwn(OTHER_SPELLINGS, word)) {
    return `JSON writes ${OTHER_SPELLINGS[word]} for ${word}`;
  }
  if (/^[-+.]?\d/.test(word)) {
    return `${word} is not a number in JSON`;
  }
  return /^\w/.test(word) ? `Text needs double quotes: "${word}"` : `Unexpected ${JSON.stringify(word)}`;
}
