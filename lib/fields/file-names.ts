/** Files of one visit that are remembered; far more than a request has. */
const MAX_NAMES = 500;
const SAMPLE_LENGTH = 48;

const names = new Map<string, string>();

/**
 * Keeps what a file was called on the device it came from, by its text: most APIs have no place for the name, but people
 * know their files by it. In memory only.
 */
export function rememberFileName(text: string, name: string): void {
  names.set(fingerprint(text), name);
  const [oldest] = names.keys();
  if (names.size > MAX_NAMES && oldest !== undefined) names.delete(oldest);
}

export function fileNameOf(text: string): string | undefined {
  return names.get(fingerprint(text));
}

/** Length, middle and end tell the files of one request apart without reading megabytes; heads of one kind are all alike. */
function fingerprint(text: string): string {
  // Whether the head is there depends on the field, so counting starts at the end.
  const base64Length = text.length - (text.startsWith("data:") ? text.indexOf(",") + 1 : 0);
  const middle = text.length - Math.ceil(base64Length / 2);
  return `${base64Length} ${text.slice(middle, middle + SAMPLE_LENGTH)} ${text.slice(-SAMPLE_LENGTH)}`;
}
