/**
 * The fragment of the address the page was opened with, without "#". It is taken when this module loads, because the
 * router may drop the fragment while the page hydrates.
 */
let opened = typeof window === "undefined" ? "" : window.location.hash.slice(1);

/** The fragment the page was opened with; "" from the second call on. */
export function takeOpenedFragment(): string {
  const fragment = opened;
  opened = "";
  return fragment;
}

/** Calls back with the new fragment whenever a link is opened in this same page. */
export function onFragmentChange(listener: (fragment: string) => void): () => void {
  const handle = () => listener(window.location.hash.slice(1));
  window.addEventListener("hashchange", handle);
  return () => window.removeEventListener("hashchange", handle);
}

/** Removes the fragment from the address without a navigation. */
export function clearFragment(): void {
  window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
}
