import type { Json } from "@/lib/json";
import { type LiteralSyntax, printLiteral } from "./literal";
import { quoteText } from "./quote";

const syntax: LiteralSyntax = {
  text: quotePython,
  key: quotePython,
  constants: { null: "None", true: "True", false: "False" },
  indent: "    ",
  trailingComma: true,
};

/** A Python expression of the value. */
export function pythonLiteral(value: Json, margin = ""): string {
  return printLiteral(value, syntax, margin);
}

/** A double-quoted Python string literal. Python does not join surrogate escapes, so astral characters have their own. */
export function quotePython(text: string): string {
  return quoteText(text, (codePoint) => `\\U${codePoint.toString(16).padStart(8, "0")}`);
}

/** An f-string; pieces are text and, as objects, expressions without double quotes. Text alone is a plain string. */
export function pythonTemplate(pieces: (string | { expression: string })[]): string {
  if (pieces.every((piece) => typeof piece === "string")) return quotePython(pieces.join(""));
  const source = pieces.map((piece) =>
    typeof piece === "string" ? quotePython(piece).slice(1, -1).replace(/[{}]/g, "$&$&") : `{${piece.expression}}`,
  );
  return `f"${source.join("")}"`;
}
