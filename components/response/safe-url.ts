/** The URL of a link in model output when it is one that may be opened (http, https, mailto); undefined for all others. */
export function readSafeUrl(href: string): string | undefined {
  if (!/^(?:https?:\/\/|mailto:)/i.test(href.trim())) return undefined;
  try {
    const url = new URL(href.trim());
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** Raster images in a `data:` URL: nothing is fetched for them and nothing in them runs. */
export function isInlineImage(url: string): boolean {
  return /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i.test(url);
}

/** The host of a remote URL, for people who decide whether to load it. */
export function readHost(url: string): string | undefined {
  try {
    return new URL(url).host || undefined;
  } catch {
    return undefined;
  }
}
