import { Lexer, type Tokens } from "marked";
import { lexerOptions } from "./lexer-options";

/** The browser lays a table out as a whole, so a longer one goes on in a second one with the same head. */
const maxRows = 120;

/** A table that is still arriving. A row is parsed once, when its line is whole. */
export class GrowingTable {
  readonly type = "growing-table";
  readonly header: Tokens.TableCell[];
  readonly rows: Tokens.TableCell[][] = [];
  readonly #head: string;
  #line = "";

  constructor(head: string, header: Tokens.TableCell[]) {
    this.#head = head;
    this.header = header;
  }

  /** A table at the very start of a text that has its head and the beginning of a row, and what follows the head. */
  static open(text: string): { block: GrowingTable; rest: string } | undefined {
    const head = /^[^\n]*\|[^\n]*\n[ \t]*[|:-][^\n]*\n(?=[^\n])/.exec(text)?.[0];
    const table = head === undefined ? undefined : lexTable(head);
    return head === undefined || !table
      ? undefined
      : { block: new GrowingTable(head, table.header), rest: text.slice(head.length) };
  }

  /** Takes more text; once a line is no row, gives what follows the table. */
  feed(piece: string): string | undefined {
    const lines = (this.#line + piece).split("\n");
    this.#line = lines.pop() ?? "";
    for (const [position, line] of lines.entries()) {
      const row = this.rows.length < maxRows ? this.#parse(line) : undefined;
      if (!row) {
        const again = this.rows.length < maxRows ? "" : this.#head;
        return again + [...lines.slice(position), this.#line].join("\n");
      }
      this.rows.push(row);
    }
    return undefined;
  }

  /** The row in progress, as far as it has come. */
  get partial(): Tokens.TableCell[] | undefined {
    return this.#line.trim() === "" ? undefined : this.#parse(this.#line);
  }

  /** The text is over; gives what is left of it that is no row. */
  end(): string {
    const rest = this.#line;
    const row = rest.trim() === "" ? undefined : this.#parse(rest);
    this.#line = "";
    if (row) this.rows.push(row);
    return row ? "" : rest;
  }

  #parse(line: string): Tokens.TableCell[] | undefined {
    if (line.trim() === "") return undefined;
    const table = lexTable(`${this.#head}${line}\n`);
    return table?.rows.length === 1 ? table.rows[0] : undefined;
  }
}

/** The text as a table and nothing but a table. */
function lexTable(text: string): Tokens.Table | undefined {
  const tokens = new Lexer(lexerOptions).lex(text).filter((token) => token.type !== "space");
  const [table] = tokens;
  return tokens.length === 1 && isTable(table) ? table : undefined;
}

function isTable(token: { type: string } | undefined): token is Tokens.Table {
  return token?.type === "table";
}
