export interface TextRun {
  from: number;
  to: number;
}

/** What is not part of base64 in any of its spellings. */
const BREAK = /[^A-Za-z0-9+/_=-]/g;

/**
 * Finds long unbroken runs of base64 in a text. Looks for what breaks a run: a pattern for the run itself overflows the
 * browser's stack at some megabytes.
 */
export function findLongRuns(text: string, minLength: number): TextRun[] {
  const runs: TextRun[] = [];
  let from = 0;
  for (const { index } of text.matchAll(BREAK)) {
    if (index - from >= minLength) runs.push({ from, to: index });
    from = index + 1;
  }
  if (text.length - from >= minLength) runs.push({ from, to: text.length });
  return runs;
}
