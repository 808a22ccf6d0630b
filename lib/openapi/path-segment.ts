const PCHAR_OR_ESCAPE = /(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})+/g;
const FIRST_PRINTABLE = 0x20;
const DELETE = 0x7f;

export interface PathSegment {
  /** What the segment means, percent-encoding removed once. */
  decoded: string;
  /** The segment as it goes upstream: characters that a path segment may hold stay as sent, others are escaped. */
  encoded: string;
}

/**
 * Reads one segment of a raw URL path. Undefined when it, decoded as often as anybody on the way might decode it, is
 * empty, a dot segment, or holds a slash, backslash or control character, or when it is not percent-encoded UTF-8.
 */
export function readPathSegment(raw: string): PathSegment | undefined {
  const decoded = decode(raw);
  if (decoded === undefined) {
    return undefined;
  }
  for (let layer: string | undefined = decoded, previous: string | undefined; layer !== previous; ) {
    if (isDangerous(layer)) {
      return undefined;
    }
    previous = layer;
    layer = decode(layer) ?? layer;
  }
  return { decoded, encoded: encodePathLiteral(raw) };
}

/** Escapes what may not stand in a path segment (RFC 3986, pchar) and leaves escapes that are there. */
export function encodePathLiteral(text: string): string {
  let encoded = "";
  let from = 0;
  for (const match of text.matchAll(PCHAR_OR_ESCAPE)) {
    encoded += encodeURIComponent(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return encoded + encodeURIComponent(text.slice(from));
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isDangerous(text: string): boolean {
  return text === "" || text === "." || text === ".." || /[/\\]/.test(text) || hasControlCharacter(text);
}

/** C0 controls and DEL, among them the CR and LF that would end a header. */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < FIRST_PRINTABLE || code === DELETE) {
      return true;
    }
  }
  return false;
}
