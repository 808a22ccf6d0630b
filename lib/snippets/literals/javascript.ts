import type { Json } from "@/lib/json";
import { type LiteralSyntax, printLiteral } from "./literal";
import { quoteText } from "./quote";

const syntax: LiteralSyntax = {
  text: quoteJavaScript,
  key: javascriptKey,
  constants: { null: "null", true: "true", false: "false" },
  indent: "  ",
  trailingComma: true,
};

/** A JavaScript expression of the value. */
export function javascriptLiteral(value: Json, margin = ""): string {
  return printLiteral(value, syntax, margin);
}

/** A double-quoted JavaScript string literal. */
export function quoteJavaScript(text: string): string {
  return quoteText(text, (codePoint) => `\\u{${codePoint.toString(16)}}`);
}

/** A member name of an object literal. `__proto__` is computed, because written plainly it sets the prototype. */
export function javascriptKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoteJavaScript(name);
}

/** A template literal; pieces are text and, as objects, expressions. One piece of text alone is a plain string. */
export function javascriptTemplate(pieces: (string | { expression: string })[]): string {
  if (pieces.every((piece) => typeof piece === "string")) return quoteJavaScript(pieces.join(""));
  const source = pieces.map((piece) =>
    typeof piece === "string"
      ? quoteJavaScript(piece)
          .slice(1, -1)
          .replace(/`|\$(?=\{)/g, "\\$&")
      : `\${${piece.expression}}`,
  );
  return `\`${source.join("")}\``;
}
