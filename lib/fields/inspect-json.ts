import { readNumberText } from "./number-text";
import { type JsonToken, readJsonToken } from "./read-json-token";

/** Something about JSON text, with the 0-based offsets of the text that it is about. */
export interface JsonRemark {
  from: number;
  to: number;
  message: string;
}

export interface JsonInspection {
  /** The first place where the text stops being JSON. */
  fault?: JsonRemark;
  /** What `JSON.parse` would change without a word: names given twice, numbers that a double cannot hold. */
  losses: JsonRemark[];
}

/** The names of an object so far; null for a list. */
type Container = Set<string> | null;
type Expected = "value" | "first item" | "name" | "first name" | "colon" | "next" | "end";

/**
 * Reads JSON text without building anything: where it breaks, in words that do not depend on the browser, and what
 * parsing would lose. Nesting costs no stack. Blank text is no fault: it stands for no value.
 */
export function inspectJson(text: string): JsonInspection {
  const losses: JsonRemark[] = [];
  const open: Container[] = [];
  let expected: Expected = "value";
  let position = skipBlank(text, 0);
  if (position === text.length) return { losses };

  for (; position < text.length; position = skipBlank(text, position)) {
    const token = readJsonToken(text, position);
    const inside = open.at(-1);
    const message = faultAt(token, expected, inside);
    if (message !== undefined) {
      return { fault: { from: position, to: Math.min(token.end, text.length), message }, losses };
    }
    if (token.text === "{" || token.text === "[") {
      open.push(token.text === "{" ? new Set() : null);
      expected = token.text === "{" ? "first name" : "first item";
    } else if (token.text === "}" || token.text === "]") {
      open.pop();
      expected = open.length === 0 ? "end" : "next";
    } else if (token.text === ",") {
      expected = inside ? "name" : "value";
    } else if (token.text === ":") {
      expected = "value";
    } else if (inside && (expected === "name" || expected === "first name")) {
      noteName(token.text, position, token.end, inside, losses);
      expected = "colon";
    } else {
      if (token.kind === "number") noteNumber(token.text, position, token.end, losses);
      expected = open.length === 0 ? "end" : "next";
    }
    position = token.end;
  }
  return expected === "end" ? { losses } : { fault: missingEnd(text, open.at(-1)), losses };
}

/** Lines and columns as people count them, from 1. */
export function locateOffset(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

function skipBlank(text: string, from: number): number {
  let position = from;
  while (position < text.length && " \t\n\r".includes(text.charAt(position))) position += 1;
  return position;
}

/** Why the token cannot stand here; undefined when it can. */
function faultAt(token: JsonToken, expected: Expected, inside: Container | undefined): string | undefined {
  if (token.kind === "fault") return token.message;
  const { text } = token;
  const closer = inside === null ? "]" : "}";
  switch (expected) {
    case "value":
    case "first item": {
      if (text === "]" && expected === "first item") return undefined;
      if (token.kind !== "punctuation" || text === "{" || text === "[") return undefined;
      return text === "]" || text === "}"
        ? `A value is missing before ${text}; JSON has no trailing commas`
        : `Expected a value, not ${text}`;
    }
    case "name":
    case "first name":
      if (token.kind === "string" || (text === "}" && expected === "first name")) return undefined;
      return text === "}" ? "JSON has no trailing commas" : `Expected a name in double quotes, not ${text}`;
    case "colon":
      return text === ":" ? undefined : `Expected : after the name, not ${text}`;
    case "next":
      return text === "," || text === closer ? undefined : `Expected , or ${closer}, not ${text.slice(0, 20)}`;
    case "end":
      return `The value has ended already; unexpected ${text.slice(0, 20)}`;
  }
}

function missingEnd(text: string, inside: Container | undefined): JsonRemark {
  const message = inside === undefined ? "A value is missing" : `${inside === null ? "]" : "}"} is missing at the end`;
  return { from: Math.max(text.length - 1, 0), to: text.length, message };
}

function noteName(literal: string, from: number, to: number, names: Set<string>, losses: JsonRemark[]): void {
  const name: string = JSON.parse(literal);
  if (names.has(name)) {
    losses.push({ from, to, message: `${literal} is given twice; only the last one is kept` });
  }
  names.add(name);
}

function noteNumber(literal: string, from: number, to: number, losses: JsonRemark[]): void {
  const { value, fault } = readNumberText(literal);
  if (fault === "inexact") {
    losses.push({
      from,
      to,
      message: `${literal} would be sent as ${value}: it has more digits than a JSON number can keep here`,
    });
  } else if (fault !== undefined) {
    losses.push({ from, to, message: `${literal} is too large to be sent as a number` });
  }
}
