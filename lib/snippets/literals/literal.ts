import { isJsonObject, type Json, type JsonObject } from "@/lib/json";

/** How one language writes a JSON value as source text. */
export interface LiteralSyntax {
  text(value: string): string;
  key(name: string): string;
  constants: { null: string; true: string; false: string };
  indent: string;
  trailingComma: boolean;
}

/** Interpreters limit how deep literals nest (Python's parser to 200 brackets); deeper values are sent as JSON text. */
export const MAX_LITERAL_DEPTH = 100;

const MAX_INLINE_LENGTH = 60;

/**
 * Source text that evaluates to the value, written by type from the value itself. Continuation lines start with
 * `margin`. Short lists of scalars stay on one line.
 */
export function printLiteral(value: Json, syntax: LiteralSyntax, margin = ""): string {
  if (typeof value === "string") return syntax.text(value);
  // JSON number text is a number literal of the same value in every language here.
  if (typeof value === "number") return JSON.stringify(value);
  if (value === null || typeof value === "boolean") return syntax.constants[`${value}`];
  return Array.isArray(value) ? printList(value, syntax, margin) : printObject(value, syntax, margin);
}

/** Whether a value nests deeper than `limit` lists and objects. Walks without recursion. */
export function isDeeperThan(value: Json, limit: number): boolean {
  let level: Json[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    const next: Json[] = [];
    for (const item of level) {
      if (Array.isArray(item) || isJsonObject(item)) for (const member of Object.values(item)) next.push(member);
    }
    level = next;
  }
  return false;
}

function printList(items: Json[], syntax: LiteralSyntax, margin: string): string {
  if (items.every((item) => typeof item !== "object" || item === null)) {
    const inline = `[${items.map((item) => printLiteral(item, syntax)).join(", ")}]`;
    if (items.length < 2 || inline.length <= MAX_INLINE_LENGTH) return inline;
  }
  const inner = margin + syntax.indent;
  return printBlock(
    "[",
    items.map((item) => printLiteral(item, syntax, inner)),
    "]",
    syntax,
    margin,
  );
}

function printObject(object: JsonObject, syntax: LiteralSyntax, margin: string): string {
  const inner = margin + syntax.indent;
  const members = Object.entries(object).map(
    ([name, member]) => `${syntax.key(name)}: ${printLiteral(member, syntax, inner)}`,
  );
  return members.length === 0 ? "{}" : printBlock("{", members, "}", syntax, margin);
}

function printBlock(open: string, lines: string[], close: string, syntax: LiteralSyntax, margin: string): string {
  const inner = margin + syntax.indent;
  return `${open}\n${inner}${lines.join(`,\n${inner}`)}${syntax.trailingComma ? "," : ""}\n${margin}${close}`;
}
