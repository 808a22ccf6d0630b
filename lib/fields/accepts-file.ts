/** How closely a list of media types, as in an `accept` attribute, names a type: 3 itself, 2 its kind, 1 anything, 0 not. */
export function acceptScore(accept: string, mediaType: string): number {
  const type = mediaType.toLowerCase();
  const scores = accept
    .toLowerCase()
    .split(",")
    .map((text) => text.trim())
    .map((range) => {
      if (range === type) return 3;
      if (range === "*/*" || range === "") return 1;
      return range.endsWith("/*") && type.startsWith(range.slice(0, -1)) ? 2 : 0;
    });
  return Math.max(0, ...scores);
}
