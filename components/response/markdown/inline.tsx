import type { Token, Tokens } from "marked";
import type { ReactNode } from "react";
import { GuardedImage } from "../guarded-image";
import { byPlace } from "./by-place";
import { decodeEntities } from "./decode-entities";
import { Formula } from "./formula";
import { SafeLink } from "./safe-link";

/** Inside a line, deeper nesting than this is no formatting any more. */
const maxDepth = 20;

/** The inline tokens of a block as elements. Text stays text: there is no way from here to HTML. */
export function Inline({ tokens, depth = 0 }: { tokens: Token[] | undefined; depth?: number }): ReactNode {
  return byPlace(tokens ?? []).map(({ key, item }) => <InlineToken key={key} token={item} depth={depth} />);
}

function InlineToken({ token, depth }: { token: Tokens.Generic; depth: number }): ReactNode {
  const children = () => (depth < maxDepth ? <Inline tokens={token.tokens} depth={depth + 1} /> : token.raw);
  switch (token.type) {
    case "text":
      return token.tokens ? children() : decodeEntities(token.text);
    case "escape":
      return token.text;
    case "strong":
      return <strong>{children()}</strong>;
    case "em":
      return <em>{children()}</em>;
    case "del":
      return <del>{children()}</del>;
    case "codespan":
      return <code>{token.text}</code>;
    case "formula":
      return <Formula tex={token.text} isDisplay={token.isDisplay} />;
    case "br":
      return <br />;
    case "link":
      return (
        <SafeLink href={token.href} title={token.title}>
          {children()}
        </SafeLink>
      );
    case "image":
      // An image whose address is still arriving.
      if (token.href.startsWith("streamdown:")) return token.text;
      return <GuardedImage url={token.href} alt={decodeEntities(token.text)} />;
    case "html":
      // Models write line breaks into table cells this way; every other tag is shown, not followed.
      return /^<br\s*\/?>$/i.test(token.text) ? <br /> : token.text;
    case "checkbox":
      return (
        <input type="checkbox" disabled checked={token.checked === true} aria-label={token.checked ? "done" : "open"} />
      );
    default:
      return token.raw;
  }
}
