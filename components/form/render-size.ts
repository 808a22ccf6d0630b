/** A size for people: "812 B", "1.4 kB", "12 MB". */
export function renderSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  const [value, unit] = sizeBytes < 1_000_000 ? [sizeBytes / 1000, "kB"] : [sizeBytes / 1_000_000, "MB"];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
