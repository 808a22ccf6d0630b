/**
 * The nonce by which the page's content security policy admits style elements; "" where the page has none. Browsers
 * hide it from selectors, so that no style sheet can leak it, but not from scripts that already run.
 */
export function readPageNonce(): string {
  return document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";
}
