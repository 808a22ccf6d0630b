import { Marked, type MarkedOptions, type TokenizerAndRendererExtension, type Tokens } from "marked";

/** A formula in TeX, in a line or in a paragraph of its own. */
export interface FormulaToken extends Tokens.Generic {
  type: "formula";
  text: string;
  isDisplay: boolean;
}

/** Text in a formula: TeX allows no blank line in one. */
const body = "(?:(?!\\n[ \\t]*\\n)[\\s\\S])";

const wholeBlock = new RegExp(`^ {0,3}(?:\\$\\$(${body}+?)\\$\\$|\\\\\\[(${body}+?)\\\\\\])[ \\t]*(?:\\n+|$)`);
/** A paragraph of its own that has begun and may yet end. */
const openBlock = new RegExp(`^ {0,3}(?:\\$\\$(?:(?!\\$\\$)${body})*|\\\\\\[(?:(?!\\\\\\])${body})*)$`);
const blockStart = /(?:^|\n) {0,3}(?:\$\$|\\\[)/;

/** A price, and more of the sentence up to the next one. */
const price = "\\d[\\d.,]*\\s+\\(?[A-Za-z]{2,}";
/** One command of a shell right before another: `$(a)-$(b)`. */
const commands = "\\([^)$]*\\)[^$]*\\$\\(";

/**
 * In a line a dollar sign is far more often money or a variable of a shell (`$HOME/bin:$PATH`, `${a}-${b}`): the formula
 * begins and ends at something that is no space, it does not end with a separator of paths, and no letter or digit stands
 * right before or after it.
 */
const oneDollar = `(?!\\s|${price}|${commands})(?:\\\\[\\s\\S]|[^\\\\$])+?(?<![\\s:/"])`;
const inLine = [
  /^\$\$((?:\\[\s\S]|[^\\$])+?)\$\$/,
  /^\\\[([\s\S]+?)\\\]/,
  /^\\\(([\s\S]+?)\\\)/,
  new RegExp(`^\\$(${oneDollar})\\$(?![\\w{$])`),
];
const displayForms = 2;

const blockFormula: TokenizerAndRendererExtension = {
  name: "formula-block",
  level: "block",
  start: (source) => {
    const at = blockStart.exec(source);
    return at ? at.index + (at[0].startsWith("\n") ? 1 : 0) : undefined;
  },
  tokenizer: (source) => {
    const [raw, dollars, brackets] = wholeBlock.exec(source) ?? [];
    const text = dollars ?? brackets;
    return raw !== undefined && text !== undefined ? formula(raw, text, true) : undefined;
  },
};

const openFormula: TokenizerAndRendererExtension = {
  name: "formula-open",
  level: "block",
  tokenizer: (source) => {
    const [raw] = openBlock.exec(source) ?? [];
    return raw === undefined ? undefined : { type: "plain", raw, text: raw };
  },
};

const inlineFormula: TokenizerAndRendererExtension = {
  name: "formula-inline",
  level: "inline",
  start: (source) => {
    const at = /(^|[^\w\\])\$|\\[([]/.exec(source);
    return at ? at.index + (at[1]?.length ?? 0) : undefined;
  },
  tokenizer: (source) => {
    for (const [place, form] of inLine.entries()) {
      const [raw, text] = form.exec(source) ?? [];
      if (raw !== undefined && text !== undefined && !/\n[ \t]*\n/.test(text)) {
        return formula(raw, text, place < displayForms);
      }
    }
    return undefined;
  },
};

function formula(raw: string, text: string, isDisplay: boolean): FormulaToken {
  return { type: "formula", raw, text: text.trim(), isDisplay };
}

/** How every text of a model is read: GitHub's Markdown, and formulas in the spellings that models use. */
export const lexerOptions = readOptions([blockFormula, inlineFormula]);

/** The same for a text that goes on: what may become a formula is not taken for something else that is over already. */
export const openLexerOptions = readOptions([openFormula, blockFormula, inlineFormula]);

function readOptions(extensions: TokenizerAndRendererExtension[]): MarkedOptions {
  return new Marked({ gfm: true, extensions }).defaults;
}
