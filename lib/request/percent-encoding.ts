/**
 * Percent-encodes text for one path or query value: everything but RFC 3986 unreserved characters, as RFC 6570 simple
 * expansion does. It is stricter than `encodeURIComponent`, whose raw apostrophe `fetch` would encode later and curl
 * would not. A lone surrogate becomes U+FFFD, as it does in every UTF-8 encoder.
 */
export function encodeValue(text: string): string {
  return encodeURIComponent(toWellFormed(text)).replace(/[!'()*]/g, encodeAscii);
}

/**
 * Percent-encodes a query value that may hold reserved characters (`allowReserved`). Triplets that are already encoded
 * stay, but for needless ones (`%41` for "A"), which some clients would decode. What would end the value or be read differently by the receiver stays encoded: `#`, `&`, `+`, brackets and the
 * apostrophe.
 */
export function encodeReservedValue(text: string): string {
  return keepTriplets(text, (piece) => encodeURI(piece).replace(/[#&+']/g, encodeAscii));
}

/** Percent-encodes the fixed text of a path template, which is written as a path and may hold encoded triplets. */
export function encodePathText(text: string): string {
  return keepTriplets(text, (piece) => encodeURI(piece).replace(/[?#]/g, encodeAscii));
}

/** Text with every lone surrogate replaced by U+FFFD: the text that UTF-8 can carry. */
export function toWellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}

function keepTriplets(text: string, encode: (piece: string) => string): string {
  return toWellFormed(text)
    .split(/(%[0-9A-Fa-f]{2})/)
    .map((piece, index) => (index % 2 === 1 ? decodeUnreserved(piece) : encode(piece)))
    .join("");
}

function decodeUnreserved(triplet: string): string {
  const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
  return /[\w.~-]/.test(character) ? character : triplet;
}

function encodeAscii(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
