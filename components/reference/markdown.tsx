import { lexer, type MarkedToken, type Token, type Tokens } from "marked";
import { Fragment, type ReactNode } from "react";
import { CodeBlock } from "./code-block";
import { htmlText } from "./html-text";

/**
 * A description's CommonMark. Nothing in a description becomes markup or is fetched: HTML is shown as its text, an image
 * as a link. Its headings stay out of the page's outline.
 */
export function Markdown({ text, className }: { text: string; className?: string }) {
  const tokens = lexer(text);
  const [only] = tokens;
  if (only?.type === "paragraph" && tokens.length === 1) {
    return <p {...(className === undefined ? {} : { className })}>{renderAll(only.tokens)}</p>;
  }
  return <div className={className ?? "ref-text"}>{renderAll(tokens)}</div>;
}

function renderAll(tokens: Token[] | undefined): ReactNode {
  const known = (tokens ?? []).filter(isKnown);
  const [first, ...others] = known;
  if (first?.type === "text" && others.length === 0) return render(first);
  // A description does not change while it is shown, so the place of a token is its identity.
  return known.map((token, place) => <Fragment key={String(place)}>{render(token)}</Fragment>);
}

/** Everything but the tokens of extensions, of which there are none. */
function isKnown(token: Token): token is MarkedToken {
  return token.type !== "space" && token.type !== "def";
}

function render(token: MarkedToken): ReactNode {
  switch (token.type) {
    case "paragraph":
      return <p>{renderAll(token.tokens)}</p>;
    case "heading":
      return (
        <p>
          <strong>{renderAll(token.tokens)}</strong>
        </p>
      );
    case "text":
      return "tokens" in token && token.tokens ? renderAll(token.tokens) : htmlText(token.text);
    case "escape":
      return token.text;
    case "codespan":
      return <code>{token.text}</code>;
    case "strong":
      return <strong>{renderAll(token.tokens)}</strong>;
    case "em":
      return <em>{renderAll(token.tokens)}</em>;
    case "del":
      return <del>{renderAll(token.tokens)}</del>;
    case "link":
      return <SafeLink href={token.href}>{renderAll(token.tokens)}</SafeLink>;
    case "image":
      return <SafeLink href={token.href}>{token.text || "image"}</SafeLink>;
    case "br":
      return <br />;
    case "hr":
      return <hr />;
    case "blockquote":
      return <blockquote>{renderAll(token.tokens)}</blockquote>;
    case "code":
      return <CodeBlock code={token.text} language="text" />;
    case "list":
      return token.ordered ? (
        <ol start={token.start === "" ? 1 : token.start}>{renderItems(token.items)}</ol>
      ) : (
        <ul>{renderItems(token.items)}</ul>
      );
    case "list_item":
      return renderAll(token.tokens);
    case "checkbox":
      return token.checked ? "☑ " : "☐ ";
    case "table":
      return <Table token={token} />;
    case "html":
      return htmlText(token.text);
    case "space":
    case "def":
      return null;
  }
}

function renderItems(items: Tokens.ListItem[]): ReactNode {
  return items.map((item, place) => <li key={String(place)}>{renderAll(item.tokens)}</li>);
}

function Table({ token }: { token: Tokens.Table }) {
  return (
    <table>
      <thead>
        <tr>
          {token.header.map((cell, place) => (
            <th key={String(place)}>{renderAll(cell.tokens)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {token.rows.map((row, place) => (
          <tr key={String(place)}>
            {row.map((cell, column) => (
              <td key={String(column)}>{renderAll(cell.tokens)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Addresses that could run script, or that would lead into this app instead of the API's documentation, stay text. */
function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  return /^(https?:\/\/|mailto:)/i.test(href) ? (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  ) : (
    children
  );
}
