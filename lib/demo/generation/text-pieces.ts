const LONGEST_PIECE = 12;

/**
 * Splits text into pieces like a model's tokens: words with the white space before them, long ones further. Joined, the
 * pieces are the text again. A character is never split, a cluster of several characters (some emoji) may be.
 */
export function splitPieces(text: string): string[] {
  return (text.match(/\s*\S+|\s+$/g) ?? []).flatMap((word) => {
    const characters = Array.from(word);
    const pieces: string[] = [];
    for (let at = 0; at < characters.length; at += LONGEST_PIECE) {
      pieces.push(characters.slice(at, at + LONGEST_PIECE).join(""));
    }
    return pieces;
  });
}

/** The text before the first of the stop texts in it. Empty stop texts mean nothing. */
export function cutAtStop(text: string, stops: readonly string[]): string {
  const positions = stops.map((stop) => (stop === "" ? -1 : text.indexOf(stop))).filter((position) => position >= 0);
  return positions.length === 0 ? text : text.slice(0, Math.min(...positions));
}
