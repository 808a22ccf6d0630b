/**
 * A browser lays a whole text area out anew at each key: 30 to 60 ms at 50 kB, minutes for a megabyte without spaces, such as
 * an image as a data URL.
 */
const MAX_CHARACTERS = 50_000;
const MAX_UNBROKEN_CHARACTERS = 10_000;
const UNBROKEN = new RegExp(`\\S{${MAX_UNBROKEN_CHARACTERS}}`);

/** Whether a text is too long to be shown in a text area. */
export function isHeavyText(text: string): boolean {
  return text.length > MAX_CHARACTERS || (text.length > MAX_UNBROKEN_CHARACTERS && UNBROKEN.test(text));
}
